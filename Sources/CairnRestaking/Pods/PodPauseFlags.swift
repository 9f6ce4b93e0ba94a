/// The parts of the EigenPodManager that can be stopped, those of all pods included.
enum PodPauseFlag {
    static let newPods: UInt8 = 0
    static let verifyCredentials: UInt8 = 2
    static let recoverTokens: UInt8 = 5
    static let startCheckpoint: UInt8 = 6
    static let verifyCheckpointProofs: UInt8 = 7
    static let verifyStaleBalance: UInt8 = 8
    static let consolidations: UInt8 = 9
    static let withdrawalRequests: UInt8 = 10
}
