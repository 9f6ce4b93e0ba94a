import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// Where the contracts live: the main network's addresses, which are Cairn's.
enum Mainnet {
    static let lido = LidoContracts.mainnet
    static let etherFi = EtherFiParameters.Contracts.mainnet
    static let restaking = RestakingParameters()
    static let stETHStrategy = EtherFiParameters.Surroundings.mainnet.stETHStrategy
}
