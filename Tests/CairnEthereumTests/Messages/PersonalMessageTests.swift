import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Personal messages")
struct PersonalMessageTests {
    @Test(
        "are hashed as wallets do",
        arguments: [
            ("hello world", "0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68"),
            ("", "0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad"),
            (
                String(repeating: "x", count: 100),
                "0xa6a8162a31a67c17b44018cab5a50252b0be3216ceece062554cd9d1be277dcf"
            ),
        ])
    func text(message: String, expected: String) {
        #expect(personalMessageHash(Array(message.utf8)).hex == expected)
    }

    @Test("of 32 bytes are hashed as contracts do")
    func word() {
        #expect(
            personalMessageHash(keccak256([UInt8]()))
                == "618e860eefb172f655b56aad9bdc5685c037efba70b9c34a8e303b19778efd2c")
    }
}
