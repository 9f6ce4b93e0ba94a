import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// Adds requests as unique tokens.
    ///
    /// - Spec: ERC-721
    mutating func addLidoRequestToken() {
        method("balanceOf", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> UInt256 in
            try frame.lido.requestCount(of: owner)
        }
        method("ownerOf", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            try frame.lido.requestOwner(id)
        }
        method("getApproved", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            try frame.lido.approvedForRequest(id)
        }
        method("isApprovedForAll", .view) {
            (frame: borrowing Frame, owner: Address, other: Address) throws(Revert) -> Bool in
            frame.lido.isApprovedForAllRequests(of: owner, other)
        }
        method("approve", gas: 30_000) {
            (frame: borrowing Frame, approved: Address, id: UInt256) throws(Revert) in
            try frame.lido.approveRequest(frame.call, to: approved, id: id)
        }
        method("setApprovalForAll", gas: 26_000) {
            (frame: borrowing Frame, other: Address, isApproved: Bool) throws(Revert) in
            try frame.lido.setApprovalForAllRequests(
                frame.call, to: other, isApproved: isApproved)
        }
        method("transferFrom", gas: 90_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, id: UInt256)
                throws(Revert) in
            try frame.lido.transferRequest(frame.call, from: sender, to: recipient, id: id)
        }
        method("safeTransferFrom", gas: 95_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, id: UInt256)
                throws(Revert) in
            try frame.lido.safeTransferRequest(
                frame.call, from: sender, to: recipient, id: id, data: [])
        }
        method("safeTransferFrom", gas: 95_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, id: UInt256, data: Bytes)
                throws(Revert) in
            try frame.lido.safeTransferRequest(
                frame.call, from: sender, to: recipient, id: id, data: data)
        }
    }

    /// Adds how requests are described.
    mutating func addLidoRequestDescription() {
        lidoGetter("name") { lido throws(Revert) in lido.parameters.requestTokenName }
        lidoGetter("symbol") { lido throws(Revert) in lido.parameters.requestTokenSymbol }
        method("tokenURI", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> ABIText in
            ABIText(try frame.lido.requestURI(id))
        }
        lidoGetter("getBaseURI") { lido throws(Revert) in ABIText(lido.requestBaseURI) }
        method("setBaseURI") { (frame: borrowing Frame, uri: ABIText) throws(Revert) in
            try frame.lido.setRequestBaseURI(frame.call, uri.bytes)
        }
        lidoGetter("getNFTDescriptorAddress") { lido throws(Revert) in
            lido.queueStatus.descriptor
        }
        method("setNFTDescriptorAddress") {
            (frame: borrowing Frame, descriptor: Address) throws(Revert) in
            try frame.lido.setRequestDescriptor(frame.call, descriptor)
        }
        addLidoAccessControl(besides: [0x80ac_58cd, 0x5b5e_139f, 0x4906_4906])
    }
}
