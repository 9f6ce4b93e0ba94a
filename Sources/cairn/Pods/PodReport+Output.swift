import CairnEthereum
import CairnJSON
import CairnPrimitives

extension PodReport {
    func show() {
        let block = json["block"]?["number"]?.number ?? 0
        let beacon = json["beacon"] ?? .null
        print("Pod \(pod.checksummed)" + (exists ? "" : ", which does not exist yet"))
        row("owner", owner.checksummed)
        row("delegated to", json["delegatedTo"]?.address?.checksummed ?? "nobody")
        row("as of", "block \(block), slot \(beacon.value("slot")), epoch \(beacon.value("epoch"))")
        row("in the pod", ether("balance"))
        let counted = json["withdrawableRestakedExecutionLayerGwei"]?.number ?? 0
        row("of it restaked", Wei.gwei(counted).formattedEther() + " ETH")
        row("deposit shares", ether("depositShares"))
        row("withdrawable shares", ether("withdrawableShares"))
        let factor = json["beaconChainSlashingFactor"]?.quantity ?? .zero
        row("slashing factor", Wei(rawValue: factor).formattedEther())
        showCheckpoint()
        showValidators()
        showNext()
    }

    private func ether(_ name: String) -> String {
        Wei(rawValue: json[name]?.quantity ?? .zero).formattedEther() + " ETH"
    }

    private func showCheckpoint() {
        guard let checkpoint = json["checkpoint"], !checkpoint.isNull else {
            let last = json["lastCheckpointTimestamp"]?.number ?? 0
            row("checkpoint", last == 0 ? "none so far" : "the last one was at \(moment(last))")
            return
        }
        row(
            "checkpoint",
            "under way since \(moment(checkpoint["timestamp"]?.number ?? 0)), lacks "
                + "\(checkpoint.value("proofsRemaining")) proofs")
        row("its beacon root", checkpoint["beaconBlockRoot"]?.text ?? "")
    }

    private func showValidators() {
        guard !validators.isEmpty else { return print("\nNo validators.") }
        print("\nValidators")
        for validator in validators {
            row("\(validator.name)", validator.sentence)
        }
    }

    private func showNext() {
        guard let steps = json["next"]?.elements, !steps.isEmpty else {
            return print("\nNothing is to be done.")
        }
        print("\nNext")
        for step in steps { print("  " + Self.sentence(of: step)) }
    }

    /// A step as a command, or as what is being waited for.
    private static func sentence(of step: JSON) -> String {
        let who = (step["validators"]?.elements ?? [])
            .compactMap { $0.number.map { String($0) } }.joined(separator: ",")
        switch step["action"]?.text ?? "" {
        case "createPod": return "cairn pod create"
        case "stake": return "cairn pod stake --validators 1"
        case "waitForRegistration":
            let count = step["pubkeys"]?.elements?.count ?? 0
            return "wait: \(count) deposits are to be credited" + expected(step)
        case "waitForActivation": return "wait for an epoch of activation: validators \(who)"
        case "proveCredentials": return "cairn pod prove credentials   (validators \(who))"
        case "proveCheckpoint": return "cairn pod prove checkpoint   (validators \(who))"
        case "proveStaleBalance":
            return "cairn pod prove stale-balance, by anybody   (validators \(who) were slashed)"
        case "startCheckpoint":
            let gain = step["gainGwei"]?.text ?? "0"
            let isLoss = gain.hasPrefix("-")
            let amount = Wei.gwei(UInt64(isLoss ? gain.dropFirst() : gain[...]) ?? 0)
            return "cairn pod checkpoint --prove   (it would count "
                + "\(isLoss ? "a loss" : "a gain") of \(amount.formattedEther()) ETH)"
        case "waitForWithdrawal": return "wait until the balance arrives: validators \(who)"
        case "queueWithdrawal":
            let covered = Wei.gwei(step["coveredGwei"]?.number ?? 0)
            return "cairn pod withdraw   (\(covered.formattedEther()) ETH lie ready in the pod)"
        case let other: return other
        }
    }

    private static func expected(_ step: JSON) -> String {
        guard let epoch = step["expectedEpoch"]?.number, let time = step["expectedTime"]?.number
        else { return "" }
        return ", all by epoch \(epoch), \(moment(time))"
    }
}

extension PodReportValidator {
    /// Everything about it on one line.
    fileprivate var sentence: String {
        guard let status else {
            let expected = json["expectedTime"]?.number
                .map { ", expected with epoch \(json.value("expectedEpoch")), \(moment($0))" }
            return "\(waiting.formattedEther()) ETH wait to be credited" + (expected ?? "")
        }
        var parts = [
            status, isCompounding ? "0x02" : "0x01", "\(balance.formattedEther()) ETH",
            "effective \(effectiveBalance.formattedEther())",
        ]
        if podStatus == "active" {
            parts.append("counted with \(restaked.formattedEther())")
        } else {
            parts.append(podStatus == "withdrawn" ? "has left the pod" : "not counted yet")
        }
        if let exit = json["exitEpoch"]?.number { parts.append("exit epoch \(exit)") }
        if let epoch = json["withdrawableEpoch"]?.number {
            parts.append("withdrawable from epoch \(epoch)")
        }
        if !leaving.isZero { parts.append("\(leaving.formattedEther()) ETH on the way out") }
        if !waiting.isZero { parts.append("\(waiting.formattedEther()) ETH more wait") }
        return parts.joined(separator: ", ")
    }
}

extension JSON {
    /// A member's number as text.
    fileprivate func value(_ name: String) -> String {
        self[name]?.number.map { String($0) } ?? "-"
    }
}
