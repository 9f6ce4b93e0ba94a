public import CairnEthereum

extension BeaconFault {
    /// Appends a list: a number for the kind, then the fields.
    public func write(to writer: inout RLPWriter) {
        writer.appendList { list in
            switch self {
            case .offline(let operatorIndex, let epochs):
                list.append(UInt64(1))
                list.append(UInt64(operatorIndex))
                list.append(epochs.lowerBound)
                list.append(epochs.upperBound)
            case .clientBug(let client, let epochs):
                list.append(UInt64(2))
                list.append(UInt64(client))
                list.append(epochs.lowerBound)
                list.append(epochs.upperBound)
            case .groupOutage(let group, let epochs):
                list.append(UInt64(3))
                list.append(UInt64(group))
                list.append(epochs.lowerBound)
                list.append(epochs.upperBound)
            case .doubleProposal(let validator, let epoch):
                list.append(UInt64(4))
                list.append(epoch)
                list.append(validator)
            case .doubleVote(let validators, let epoch):
                list.append(UInt64(5))
                list.append(epoch)
                for validator in validators { list.append(validator) }
            case .surroundVote(let validators, let epoch):
                list.append(UInt64(6))
                list.append(epoch)
                for validator in validators { list.append(validator) }
            }
        }
    }

    /// Reads what ``write(to:)`` wrote.
    public init(from reader: inout RLPReader) throws(RLPError) {
        var list = try reader.readList()
        let kind = try list.readUInt64()
        switch kind {
        case 1, 2, 3:
            let number = try list.readUInt64()
            let first = try list.readUInt64()
            let end = try list.readUInt64()
            guard first <= end, number < 1 << 32 else {
                throw .integerTooLarge(maximumBytes: 8, found: 8)
            }
            let epochs = first..<end
            switch kind {
            case 1: self = .offline(operatorIndex: Int(number), epochs: epochs)
            case 2: self = .clientBug(client: UInt8(clamping: number), epochs: epochs)
            default: self = .groupOutage(group: UInt8(clamping: number), epochs: epochs)
            }
        case 4, 5, 6:
            let epoch = try list.readUInt64()
            var validators: [UInt64] = []
            while !list.isAtEnd { validators.append(try list.readUInt64()) }
            switch kind {
            case 5: self = .doubleVote(validators: validators, epoch: epoch)
            case 6: self = .surroundVote(validators: validators, epoch: epoch)
            default:
                guard let validator = validators.first, validators.count == 1 else {
                    throw .itemMissing
                }
                self = .doubleProposal(validator: validator, epoch: epoch)
            }
        default: throw .itemMissing
        }
        try list.finish()
    }
}
