import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Intrinsic gas")
struct IntrinsicGasTests {
    private func gas(
        to: Address? = .zero, data: Bytes = [], accessList: [AccessListEntry] = []
    ) -> IntrinsicGas {
        UnsignedTransaction.dynamicFee(
            chainID: 1, nonce: 0, maxPriorityFeePerGas: 0, maxFeePerGas: 0, gasLimit: 0, to: to,
            value: 0, data: data, accessList: accessList
        ).intrinsicGas
    }

    @Test("of a plain payment")
    func payment() {
        #expect(gas().charge == 21_000)
        #expect(gas().floor == 21_000)
        #expect(gas().minimumLimit == 21_000)
    }

    @Test("of data, by byte, and at least by token")
    func data() {
        let mixed = gas(data: [0, 1, 2, 0, 0])
        #expect(mixed.charge == 21_000 + 3 * 4 + 2 * 16)
        #expect(mixed.floor == 21_000 + (3 + 2 * 4) * 10)
        #expect(mixed.minimumLimit == 21_110)
    }

    @Test("of creating a contract, by word of code")
    func creation() {
        #expect(gas(to: nil).charge == 53_000)
        #expect(gas(to: nil).floor == 21_000)
        #expect(gas(to: nil, data: [1]).charge == 53_000 + 16 + 2)
        let words = gas(to: nil, data: Bytes(repeatElement(0, count: 33)))
        #expect(words.charge == 53_000 + 33 * 4 + 2 * 2)
        #expect(words.minimumLimit == words.charge)
    }

    @Test("of an access list, by account and slot")
    func accessList() {
        let entries = [
            AccessListEntry(address: .zero, storageKeys: [.zero, .zero, Hash(UInt256(1))]),
            AccessListEntry(address: .zero, storageKeys: []),
        ]
        #expect(gas(accessList: entries).charge == 21_000 + 2 * 2_400 + 3 * 1_900)
        #expect(gas(accessList: entries).floor == 21_000)
    }
}
