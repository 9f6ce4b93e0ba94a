import CairnBeacon
import CairnLedger
import CairnLiquid

extension WorldConfiguration {
    /// Lido's parameters. Where there is a beacon chain, its clock is the oracle's.
    var lidoParameters: LidoParameters {
        var parameters = lido ?? .mainnet
        guard let beacon else { return parameters }
        parameters.oracleGenesisTime = moment.timestamp
        parameters.secondsPerSlot = beacon.configuration.secondsPerSlot
        return parameters
    }

    /// ether.fi's parameters. Where there is a beacon chain, its clock is the oracle's.
    var etherFiParameters: EtherFiParameters {
        var parameters = etherFi ?? .mainnet
        guard let beacon else { return parameters }
        parameters.oracle.beaconGenesisTime = UInt32(clamping: moment.timestamp)
        parameters.oracle.secondsPerSlot = UInt32(beacon.configuration.secondsPerSlot)
        parameters.oracle.slotsPerEpoch = UInt32(beacon.rules.preset.slotsPerEpoch)
        return parameters
    }
}
