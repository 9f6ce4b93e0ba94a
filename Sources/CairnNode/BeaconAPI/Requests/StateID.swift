import CairnBeacon
import CairnPrimitives
import CairnRPC

extension BeaconPoint {
    /// Reads what a path names a state by.
    ///
    /// - Spec: beacon-APIs, `params/index.yaml`, `StateId`
    /// - Throws: 400.
    init(stateID text: String) throws(BeaconAPIError) {
        switch text {
        case "head": self = .head
        case "genesis": self = .genesis
        case "finalized": self = .finalized
        case "justified": self = .justified
        default:
            if let slot = UInt64(decimalDigits: text) {
                self = .slot(slot)
            } else if let root = Hash(root: text) {
                self = .stateRoot(root)
            } else {
                throw .invalid(
                    "state ID", text,
                    expected: "head, genesis, finalized, justified, a slot in decimal digits, "
                        + "or a state root of 0x and 64 hexadecimal digits")
            }
        }
    }

    /// Reads what a path names a block by.
    ///
    /// - Spec: beacon-APIs, `params/index.yaml`, `BlockId`
    /// - Throws: 400.
    init(blockID text: String) throws(BeaconAPIError) {
        switch text {
        case "head": self = .head
        case "genesis": self = .genesis
        case "finalized": self = .finalized
        default:
            if let slot = UInt64(decimalDigits: text) {
                self = .slot(slot)
            } else if let root = Hash(root: text) {
                self = .blockRoot(root)
            } else {
                throw .invalid(
                    "block ID", text,
                    expected: "head, genesis, finalized, a slot in decimal digits, "
                        + "or a block root of 0x and 64 hexadecimal digits")
            }
        }
    }
}

extension UInt64 {
    /// Reads decimal digits, without sign, spaces or anything else.
    init?(decimalDigits text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(text)
    }
}

extension Hash {
    /// Reads `0x` and 64 digits of either case.
    init?(root text: String) {
        guard text.utf8.count == 66, text.hasPrefix("0x") else { return nil }
        self.init(hex: text)
    }
}
