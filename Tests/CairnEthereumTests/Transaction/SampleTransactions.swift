import CairnEthereum
import CairnPrimitives

/// Signed transactions of all kinds, made by another implementation.
///
/// All are signed with the key 0x4646…46 of the account that ``sender`` names.
enum SampleTransactions {
    /// The account whose key signed.
    static let sender: Address = "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f"

    /// A transaction, its encoding and its hash.
    struct Sample: Sendable, CustomStringConvertible {
        let description: String
        let unsigned: UnsignedTransaction
        let raw: String
        let hash: Hash

        /// The encoding.
        var bytes: [UInt8] { Hex.decode(raw) ?? [] }
    }

    /// All samples.
    static let all = [
        eip155, unprotected, largeNumbers, accessListCreation, accessList, dynamicFee,
        dynamicFeeExtremes,
    ]

    private static let recipient: Address = "0x3535353535353535353535353535353535353535"

    /// The example of EIP-155.
    static let eip155 = Sample(
        description: "The example of EIP-155",
        unsigned: .legacy(
            chainID: 1, nonce: 9, gasPrice: .gwei(20), gasLimit: 21_000, to: recipient,
            value: .oneEther, data: []),
        raw: "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640000"
            + "8025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f"
            + "761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83",
        hash: "33469b22e9f636356c4160a87eb19df52b7412e8eac32a4a55ffe88ea8350788")

    /// A transaction of the first form that any chain may execute.
    static let unprotected = Sample(
        description: "A transaction of the first form that any chain may execute",
        unsigned: .legacy(
            chainID: nil, nonce: 0, gasPrice: 1, gasLimit: 100_000, to: recipient, value: 0,
            data: Bytes(0..<60)),
        raw: "f89d8001830186a094353535353535353535353535353535353535353580b83c00010203040506070809"
            + "0a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f30313233"
            + "3435363738393a3b1ba0c522d304522e6118f774ad9f3e8356d3dd5ac5f9b1a903e3a44df3b7cb71b8a6"
            + "a057f9fcacea6c55982831eeddae678cfb58b271b3d04bf831776a3823e04cf444",
        hash: "01fae72cc3cb40f92c359d763168df8194af8302c6eb3de5f82e984cd837c3f3")

    /// Large numbers in all fields of the first form.
    static let largeNumbers = Sample(
        description: "Large numbers in all fields of the first form",
        unsigned: .legacy(
            chainID: (1 << 63) + 5, nonce: 1 << 63, gasPrice: Wei(rawValue: .one << 100),
            gasLimit: 1 << 40, to: recipient, value: Wei(rawValue: .one << 255), data: [0x7f]),
        raw: "f8a18880000000000000008d100000000000000000000000008601000000000094353535353535353535"
            + "3535353535353535353535a0800000000000000000000000000000000000000000000000000000000000"
            + "00007f8901000000000000002ea0606a2ed7f566bd3257e0ecd19edb699d1acc7ed3f1c69abdf23a36d5"
            + "68ade581a07129dfd0b44c68297e15204b0c9418913847bd1819f5f7359ce4381b75a40f88",
        hash: "9bfcc97b2b63c7ebede82534e2aabce9a0453d3e7f4224aabf6ec1f5bccf56a2")

    /// The creation of a contract, with an empty access list.
    static let accessListCreation = Sample(
        description: "The creation of a contract, with an empty access list",
        unsigned: .accessList(
            chainID: 31_337, nonce: 300, gasPrice: .gwei(10), gasLimit: 500_000, to: nil,
            value: 5, data: [0x60, 0x80, 0x60, 0x40, 0x52], accessList: []),
        raw: "01f85c827a6982012c8502540be4008307a1208005856080604052c001a0f17f46b1178f7ebd8d3be3fa"
            + "3f709fea2d3ce1f37e89dd096c96abb3b2438113a07f1aa47cbe2c8c1b541cd6b5d44cbae93d83260d2c"
            + "e7dc914d7625f44acfb119",
        hash: "4a70345b043ddafb33b90fe9d3e1ced0daac718c319e1c0fa471aa84c3cc6044")

    /// Two entries in an access list.
    static let accessList = Sample(
        description: "Two entries in an access list",
        unsigned: .accessList(
            chainID: 31_337, nonce: 1, gasPrice: .gwei(10), gasLimit: 500_000, to: recipient,
            value: 0, data: [],
            accessList: [
                AccessListEntry(
                    address: recipient,
                    storageKeys: [
                        "1111111111111111111111111111111111111111111111111111111111111111",
                        Hash(UInt256(7)),
                    ]),
                AccessListEntry(
                    address: "abababababababababababababababababababab", storageKeys: []),
            ]),
        raw: "01f8dc827a69018502540be4008307a1209435353535353535353535353535353535353535358080f872"
            + "f859943535353535353535353535353535353535353535f842a011111111111111111111111111111111"
            + "11111111111111111111111111111111a000000000000000000000000000000000000000000000000000"
            + "00000000000007d694ababababababababababababababababababababc080a093b93695a7b7d8dda874"
            + "3154f1232f68f500a5deeac7c93f3dea1b028b49c5aca001f3e0aa17a7c3e1239cd2eb897c19593b92fe"
            + "d7510d9aa1a995805204741c70",
        hash: "f371e67220dce9edd414a78b623ca024d0e8e3b0dad8d09c34bcbf0eb894c61f")

    /// A transfer of a token.
    static let dynamicFee = Sample(
        description: "A transfer of a token",
        unsigned: .dynamicFee(
            chainID: 31_337, nonce: 7, maxPriorityFeePerGas: 1, maxFeePerGas: .gwei(2),
            gasLimit: 90_000, to: "ae7ab96520de3a18e5e111b5eaab095312d7fe84", value: 0,
            data: Bytes(
                [0xa9, 0x05, 0x9c, 0xbb] + Hash(recipient.word).bytes + Hash(UInt256(100)).bytes)),
        raw: "02f8ae827a690701847735940083015f9094ae7ab96520de3a18e5e111b5eaab095312d7fe8480b844a9"
            + "059cbb000000000000000000000000353535353535353535353535353535353535353500000000000000"
            + "00000000000000000000000000000000000000000000000064c001a073fe3d121703f98c389378d10396"
            + "94593541b96221d395218479abc02d74d351a06fb3c0cacff9e2fad831c705507358a11fcb3148b938ab"
            + "c0d6d57ae768457287",
        hash: "85ef68d1a42b07b963f40d62d3a23a24249c602de77123b4b910fcd033352c29")

    /// Zero fees, all gas, all value, and 300 bytes of zeros.
    static let dynamicFeeExtremes = Sample(
        description: "Zero fees, all gas, all value, and 300 bytes of zeros",
        unsigned: .dynamicFee(
            chainID: 1, nonce: 0, maxPriorityFeePerGas: 0, maxFeePerGas: 0, gasLimit: .max,
            to: recipient, value: .max, data: Bytes(repeatElement(0, count: 300)),
            accessList: [
                AccessListEntry(
                    address: recipient,
                    storageKeys: [
                        "2222222222222222222222222222222222222222222222222222222222222222"
                    ])
            ]),
        raw: "02f901ef0180808088ffffffffffffffff943535353535353535353535353535353535353535a0ffffff"
            + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffb9012c"
            + String(repeating: "00", count: 300)
            + "f838f7943535353535353535353535353535353535353535e1a022222222222222222222222222222222"
            + "2222222222222222222222222222222280a0dd53e69137fa8904bb89b40ec91876151b7dcb1c12d992e2"
            + "b5dc1b631626e268a011cada1e2105dfee237811a8ec151cc0c9bbb9d4092c536fb07ed0b1989f61b4",
        hash: "0648015a7d6cd403eede303addc5963fcc03462a2a15bbca5020819ff8108efe")
}
