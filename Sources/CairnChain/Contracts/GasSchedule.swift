/// What methods cost. Native contracts have no opcodes to count, so each method has a fixed price,
/// near what the deployed one takes, and an estimate is exact.
public enum GasSchedule {
    /// The price of a method that names none.
    public static func method(_ mutability: Mutability) -> UInt64 {
        switch mutability {
        case .view: 5_000
        case .nonpayable, .payable: 60_000
        }
    }

    /// The price of handing ether to a contract without data.
    public static let receive: UInt64 = 10_000
}
