import CairnEthereum
import CairnPrimitives

/// Headers of blocks of the main network, with the hashes by which it knows them.
enum SampleBlocks {
    /// Two blocks in a row, of April 2023, and their hashes.
    static let london: [(BlockHeader, Hash)] = [
        (london0, "4ad7be68fcc73e24d114b249096c2cf43ad6d29c6667a1af89f86d45b5ad9ad4"),
        (london1, "900171311bb44d46968a67d307103b680f47a1b1cd0b3b9ebfb5843c58c36ff3"),
    ]

    /// A block of October 2025.
    static let prague: BlockHeader = {
        var header = BlockHeader(
            parentHash: "1fab238a9630a2e95c8b735ebc63bc2751bc6492f409ee16a7b5a532985196eb",
            beneficiary: "4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
            stateRoot: "d3c86549e5d57f14bd0b28630b70cb68038ac3334251bd194c93a18d96492f39",
            number: 23_535_880, gasLimit: 45_000_000, timestamp: 1_759_960_991,
            mixHash: "15350a0cad9bc5cb1298b3710db038850f1df5d8ac00c4ca3b03fb64c7e8ab78")
        header.transactionsRoot = "9da0226f723a9da4b8df8782930c0e83bd73c4a393069ee7861465188eed989b"
        header.receiptsRoot = "01d0a60dd8fd8de710a191aba91f82e2a437ac21a6e77b21b2f745809e7feadf"
        header.logsBloom = bloom(
            "3effc77fb16497fa74fffeb6ef65dfbd7b97f8dd7f198ff37abfcf5fdeb329e7bdbc9d8caffdf765"
                + "f7b75df9e737eff773fbf639ff9ffb376fb726a7ff2f68dffea0de7fafd3f7fbff8d5fdff57becf3"
                + "e76f3f73fefc1ff9bbf9df7fb3fffff13f577b7fdffeb7f7ffb8cd71ff93fff3bfffd7e3bfbe576d"
                + "aefdfff6fb5afedf8ffbbd7d7baf977f46fbffceebfbe86fc6ffb6f1eff3fbbfbeb9eefbf954ffe3"
                + "fbff9d73b8f9ecfdcfdf7df3fdd9ff3bbfdfe9efe8ffee6ff7fe4a3ff7a5fefbfffffcffcd7f2bc0"
                + "4bdf7c52d3fdfeff3f7dfe7b4fefa9f46edb53c2de9ffb7f3ffdff6fefa67f64f6e7f7bff5af1dff"
                + "ffeff9b99ff86fef589e3bbfffdfffb7")
        header.gasUsed = 30_531_630
        header.extraData = Bytes("Titan (titanbuilder.xyz)".utf8)
        header.baseFeePerGas = 194_923_488
        header.withdrawalsRoot = "0740ba007069960b2d60f77b0ce2648cffa3573accd055d4803eb771e32903e7"
        header.blobGasUsed = 786_432
        header.excessBlobGas = 0
        header.parentBeaconBlockRoot =
            "2bd55d2f0e1a3d3e181659ebc21bb167527e517de88b39b0d7ebbeeb3e28eebc"
        header.requestsHash = "965c860907968cab126093a785436ad747495ae45b21dac1b6a92ae0f4866ce0"
        return header
    }()

    /// Its hash.
    static let pragueHash: Hash = "e38d4bb2060a54519508612f40ef737a09c5b20488c12b0bec2d4f5ea7073c15"

    /// Its withdrawals, all to one account.
    static let pragueWithdrawals: [Withdrawal] = [
        0x11a6bd6, 0x119ebba, 0x11a167c, 0x11a2017,
        0x11a5b81, 0x11a4908, 0x11a74ca, 0x11a5a90,
        0x11a512b, 0x11a0ba7, 0x11a313b, 0x3e72765,
        0x119c821, 0x119e921, 0x119f302, 0x11a38a8,
    ].enumerated().map { place, amount in
        Withdrawal(
            index: 0x633_236b + UInt64(place), validatorIndex: 0xb_8688 + UInt64(place),
            address: "b9d7934878b5fb9610b3fe8a5e441e8fad7e293f", amount: Gwei(amount))
    }

    private static let london0: BlockHeader = {
        var header = BlockHeader(
            parentHash: "330a7e7d51b9cef001d39c149505414ca581fdfcae90b7acd0da8dfd729f6c16",
            beneficiary: "dafea492d9c6733ae3d56b7ed1adb60692c98bc5",
            stateRoot: "253cbb9422e406f538fe9094a3388a1f1d46461df5e264f622a238be64089116",
            number: 16_989_836, gasLimit: 30_000_000, timestamp: 1_680_787_427,
            mixHash: "e2529b54095ed47e44e5b579e19edeadab29961d4a112f26878aa9751a6d06da")
        header.transactionsRoot = "1ec1d358e25029da30dc79632ec9c2ed462ff9cd6b8a7e61e565c0acfdef098b"
        header.receiptsRoot = "96f5caeb18d6cbdbdc89e357a56054817f1be38d3a3de0bd05175cd1cb79e8e0"
        header.logsBloom = bloom(
            "5fa010464104d1483149ca24cb90522269e94094ec894615142310605c9005060ce80380550053f4"
                + "64411989c85a05302b29143c9b18bac6360d45001c256c2adc66709042e2c86c688b5a0ef0b03cbc"
                + "891402c344451a18ecaa3c4088c33181e24826c286260c8b90e6ba4c04d6196d4e129b55035c355b"
                + "d812c4f01e597805bc95ba9008fb61c8fadde54816b1e013d14bd821f70d41ac4578c4d08e3485ae"
                + "8a5ec9e6d94265136a5266cc9b350dca9042021538f6adaa03fb1d7661fc5203cd18058a749ba741"
                + "580e035e00dd70b84bb9b5ac506ba0154585310e8800e8d491f6fe580594841c72af569418071c82"
                + "9d72425b12aa8463a18fe8929284fc07")
        header.gasUsed = 12_939_658
        header.extraData = Bytes("Illuminate Dmocratize Dstribute".utf8)
        header.baseFeePerGas = 32_360_779_351
        return header
    }()

    private static let london1: BlockHeader = {
        var header = BlockHeader(
            parentHash: "4ad7be68fcc73e24d114b249096c2cf43ad6d29c6667a1af89f86d45b5ad9ad4",
            beneficiary: "dafea492d9c6733ae3d56b7ed1adb60692c98bc5",
            stateRoot: "41d59ca2a470f4520326c2348065d3101b20ac974f5b62c617efff776cb39a5a",
            number: 16_989_837, gasLimit: 30_000_000, timestamp: 1_680_787_439,
            mixHash: "4f1fdb440370387e442b88d450a3d62e60f14fd644d9c521cd5220ddcefa7e4b")
        header.transactionsRoot = "340842278a36fc736d0a6904523fdd4364679e7312d8b92cf7da24fb3d58920f"
        header.receiptsRoot = "10673a70dca1daa5bdd2a376625f72609a3db2eba55771f25b20ce7742ea989f"
        header.logsBloom = bloom(
            "11b1495455cc926318a060b9af500d2525394e04484e13114a798084eeb34d0460449110d5030329"
                + "b0201b457233074c0e6199a0ae8aba0b3320c111006d2d0334a64171485d887c7a23407de8619b78"
                + "80914081094508e00a061c4888400a587206a0ea261ad00b01340dc88c20ae458017a976489c8601"
                + "1675c3d00419a1c5181a16720240a06e5d5bc900862a002a3388a689e14108fccca121c0123861f9"
                + "8b4a93427088ee1e311645c57fa6072d4d826202cbabc25e04232646408ad043cc5673524f429713"
                + "0e06c2d3a9a7b6d042c547a636aa88118425e542b920f1ec043aae9d88959204afa5529082411880"
                + "846a2a9290d9b942a41dd87088121d08")
        header.gasUsed = 11_584_780
        header.extraData = Bytes("Illuminate Dmocratize Dstribute".utf8)
        header.baseFeePerGas = 31_805_160_411
        return header
    }()

    /// The set of bits in 512 digits.
    private static func bloom(_ digits: String) -> LogsBloom {
        guard let bloom = LogsBloom(Hex.decode(digits) ?? []) else {
            preconditionFailure("The digits are not 256 bytes.")
        }
        return bloom
    }
}
