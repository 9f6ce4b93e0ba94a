public import CairnBeacon
public import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// A change to the world that no transaction makes: what development methods do.
///
/// Interventions are part of the chain's log, so that replaying it gives the same state.
public enum Intervention: Hashable, Sendable {
    case setBalance(Address, Wei)
    case setNonce(Address, UInt64)
    /// Sets what a holder has of a plain or rebasing asset, and the supply with it.
    case dealToken(token: Address, holder: Address, amount: UInt256)
    case setAllowance(token: Address, owner: Address, spender: Address, amount: UInt256)
    /// Replaces the whole state by an image of one; see ``Chain/image()``.
    case loadImage(Bytes)
    /// Has something go wrong on the beacon chain.
    case beaconFault(BeaconFault)
}

extension World {
    /// Carries out an intervention.
    func apply(_ intervention: Intervention) {
        switch intervention {
        case .setBalance(let account, let balance):
            ledger.accounts.setBalance(balance, of: account)
        case .setNonce(let account, let nonce):
            ledger.accounts.table.update(account) { $0.nonce = nonce }
        case .dealToken(let token, let holder, let amount):
            deal(amount, of: token, to: holder)
        case .setAllowance(let token, let owner, let spender, let amount):
            ledger.tokens.setAllowance(amount, of: spender, by: owner, in: token)
        case .loadImage, .beaconFault: break  // matters of the chain
        }
    }

    /// Sets a holding. Of a rebasing asset the amount is shares.
    private func deal(_ amount: UInt256, of token: Address, to holder: Address) {
        let held = ledger.tokens.holding(of: holder, in: token)
        ledger.tokens.burn(held, of: token, from: holder)
        do throws(Revert) { try ledger.tokens.mint(amount, of: token, to: holder) } catch {
            // The supply would not fit; what was held is given back, which cannot fail.
            ledger.tokens.supplies.update(token) { $0 += held }
            ledger.tokens.holdings[Pair(token, holder)] = held
        }
    }
}

extension Intervention {
    /// A number for the kind, then its fields, as an RLP list.
    public var encoded: [UInt8] {
        var writer = RLPWriter(reservingCapacity: 128)
        writer.appendList { list in
            switch self {
            case .setBalance(let account, let balance):
                list.append(UInt64(1))
                list.append(account)
                list.append(balance)
            case .setNonce(let account, let nonce):
                list.append(UInt64(2))
                list.append(account)
                list.append(nonce)
            case .dealToken(let token, let holder, let amount):
                list.append(UInt64(3))
                list.append(token)
                list.append(holder)
                list.append(amount)
            case .setAllowance(let token, let owner, let spender, let amount):
                list.append(UInt64(4))
                list.append(token)
                list.append(owner)
                list.append(spender)
                list.append(amount)
            case .loadImage(let image):
                list.append(UInt64(5))
                list.append(image)
            case .beaconFault(let fault):
                list.append(UInt64(6))
                fault.write(to: &list)
            }
        }
        return writer.bytes
    }

    /// Reads what ``encoded`` wrote.
    public init(decoding bytes: [UInt8]) throws(RLPError) {
        self = try RLPReader.read(bytes) { reader throws(RLPError) in
            var list = try reader.readList()
            let intervention: Intervention
            switch try list.readUInt64() {
            case 1: intervention = .setBalance(try list.readAddress(), try list.readWei())
            case 2: intervention = .setNonce(try list.readAddress(), try list.readUInt64())
            case 3:
                intervention = .dealToken(
                    token: try list.readAddress(), holder: try list.readAddress(),
                    amount: try list.readUInt256())
            case 4:
                intervention = .setAllowance(
                    token: try list.readAddress(), owner: try list.readAddress(),
                    spender: try list.readAddress(), amount: try list.readUInt256())
            case 5: intervention = .loadImage(Bytes([UInt8](try list.readBytes())))
            case 6: intervention = .beaconFault(try BeaconFault(from: &list))
            default: throw .itemMissing
            }
            try list.finish()
            return intervention
        }
    }
}
