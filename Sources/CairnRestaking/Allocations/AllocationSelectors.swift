import CairnEthereum
import CairnPrimitives

/// The methods of the allocation manager that others may be appointed to call.
enum AllocationSelector {
    static let modifyAllocations = Selector(
        hashing: "modifyAllocations(address,((address,uint32),address[],uint64[])[])")
    static let registerForOperatorSets = Selector(
        hashing: "registerForOperatorSets(address,(address,uint32[],bytes))")
    static let deregisterFromOperatorSets = Selector(
        hashing: "deregisterFromOperatorSets((address,address,uint32[]))")
    static let setAllocationDelay = Selector(hashing: "setAllocationDelay(address,uint32)")
    static let setAVSRegistrar = Selector(hashing: "setAVSRegistrar(address,address)")
    static let updateAVSMetadataURI = Selector(hashing: "updateAVSMetadataURI(address,string)")
    static let addStrategiesToOperatorSet = Selector(
        hashing: "addStrategiesToOperatorSet(address,uint32,address[])")
    static let removeStrategiesFromOperatorSet = Selector(
        hashing: "removeStrategiesFromOperatorSet(address,uint32,address[])")
    static let updateSlasher = Selector(hashing: "updateSlasher((address,uint32),address)")
    /// Only read, when sets made before slashers had a name of their own are brought up to date.
    static let slashOperator = Selector(
        hashing: "slashOperator(address,(address,uint32,address[],uint256[],string))")
}

/// The two forms in which sets are made: with the AVS as slasher, or with one named for each set.
public enum SetCreation: Sendable {
    case slashedByAVS
    case slasherNamed

    var plain: Selector {
        switch self {
        case .slashedByAVS: Self.plainByAVS
        case .slasherNamed: Self.plainNamed
        }
    }

    var redistributing: Selector {
        switch self {
        case .slashedByAVS: Self.redistributingByAVS
        case .slasherNamed: Self.redistributingNamed
        }
    }

    private static let plainByAVS = Selector(
        hashing: "createOperatorSets(address,(uint32,address[])[])")
    private static let plainNamed = Selector(
        hashing: "createOperatorSets(address,(uint32,address[],address)[])")
    private static let redistributingByAVS = Selector(
        hashing: "createRedistributingOperatorSets(address,(uint32,address[])[],address[])")
    private static let redistributingNamed = Selector(
        hashing:
            "createRedistributingOperatorSets(address,(uint32,address[],address)[],address[])")
}
