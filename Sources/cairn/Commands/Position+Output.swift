import CairnEthereum
import CairnJSON
import CairnLiquid
import CairnPrimitives
import CairnRestaking

extension PositionView {
    func show() {
        print("\(account.checksummed), as of block \(head)")
        for asset in assets {
            let worth = asset.worth.map { "  (\(exact($0, asset.unit)))" } ?? ""
            row(asset.symbol, asset.amount.formattedEther() + worth)
        }
        showRestaked()
        showLeaving()
    }

    private func showRestaked() {
        guard !restaked.isEmpty else {
            print("\nNothing restaked.")
            return
        }
        print("\nRestaked with EigenLayer")
        for part in restaked {
            row("withdrawable", described(part.withdrawable, part.worth, in: part.strategy))
            row("deposit shares", exact(part.deposited))
        }
        row("delegated to", delegatedTo?.checksummed ?? "nobody")
        for exposure in exposures {
            let own = restaked.first { $0.strategy == exposure.strategy }
            guard let own else { continue }
            row("slashable", exposure.sentence(of: own.withdrawable, head: head))
        }
        if !exposures.contains(where: \.isSlashable) { row("slashable", "by nobody") }
    }

    private func showLeaving() {
        guard !withdrawals.isEmpty || !lidoRequests.isEmpty || !etherFiRequests.isEmpty else {
            return
        }
        print("\nOn the way out")
        for entry in withdrawals {
            let ready = UInt64(entry.withdrawal.startBlock) + delay + 1
            for ((strategy, shares), worth) in zip(
                zip(entry.withdrawal.strategies, entry.shares), entry.worth)
            {
                row("EigenLayer", described(shares, worth, in: strategy))
            }
            row(
                "",
                ready <= head + 1
                    ? "can be completed now"
                    : "can be completed from "
                        + expected(block: ready, head: head, time: time)
                        + "; until then it can still be slashed")
        }
        for (id, status) in lidoRequests {
            let state =
                status.isClaimed ? "claimed" : status.isFinalized ? "can be claimed" : "waiting"
            row("Lido request #\(id)", "\(exact(status.amountOfStETH, "stETH")), \(state)")
        }
        for request in etherFiRequests {
            let state =
                !request.isValid
                ? "barred" : request.isFinalized ? "can be claimed" : "waiting"
            row("ether.fi request #\(request.id)", "\(exact(request.amount, "eETH")), \(state)")
        }
    }

    var json: JSON {
        [
            "account": account.json, "block": .number(JSONNumber(head)),
            "assets": .object(
                JSONObject(
                    assets.map { (name: $0.symbol, value: .string("\($0.amount.rawValue)")) })),
            "delegatedTo": delegatedTo?.json ?? .null,
            "restaked": .array(
                restaked.map { part in
                    [
                        "strategy": part.strategy.json,
                        "name": .string(KnownStrategy.name(of: part.strategy)),
                        "depositShares": .string("\(part.deposited.rawValue)"),
                        "withdrawableShares": .string("\(part.withdrawable.rawValue)"),
                        "worth": .string("\(part.worth.rawValue)"),
                    ]
                }),
            "exposures": .array(
                exposures.compactMap { exposure in
                    restaked.first { $0.strategy == exposure.strategy }
                        .map { exposure.json(of: $0.withdrawable) }
                }),
            "withdrawals": .array(
                withdrawals.map { entry in
                    [
                        "root": .string(entry.withdrawal.root.hex),
                        "startBlock": .number(JSONNumber(entry.withdrawal.startBlock)),
                        "completableFrom": .number(
                            JSONNumber(UInt64(entry.withdrawal.startBlock) + delay + 1)),
                        "strategies": .array(entry.withdrawal.strategies.map(\.json)),
                        "shares": .array(entry.shares.map { .string("\($0.rawValue)") }),
                        "worth": .array(entry.worth.map { .string("\($0.rawValue)") }),
                    ]
                }),
            "lidoRequests": .array(
                lidoRequests.map { request in
                    [
                        "id": .string("\(request.id)"),
                        "amount": .string("\(request.status.amountOfStETH.rawValue)"),
                        "isFinalized": .bool(request.status.isFinalized),
                        "isClaimed": .bool(request.status.isClaimed),
                    ]
                }),
            "etherFiRequests": .array(
                etherFiRequests.map { request in
                    [
                        "id": .string("\(request.id)"),
                        "amount": .string("\(request.amount.rawValue)"),
                        "isFinalized": .bool(request.isFinalized),
                        "isValid": .bool(request.isValid),
                    ]
                }),
        ]
    }
}
