import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// Signatures of the accounts whose keys a development chain holds.
    ///
    /// - Spec: execution-apis, `src/eth/sign.yaml`; EIP-191, EIP-712
    mutating func addSigning(_ node: NodeServices) {
        add("eth_sign") { context, parameters throws(RPCError) in
            let key = try node.key(of: parameters.address(0), for: context)
            return .data(key.sign(personalMessageHash(try parameters.data(1, "message"))).bytes)
        }
        add("personal_sign") { context, parameters throws(RPCError) in
            let message = try parameters.data(0, "message")
            let key = try node.key(of: parameters.address(1), for: context)
            return .data(key.sign(personalMessageHash(message)).bytes)
        }
        add("eth_signTypedData_v4") { context, parameters throws(RPCError) in
            let key = try node.key(of: parameters.address(0), for: context)
            let argument = try parameters.required(1, "typedData")
            let typedData = try TypedData(argument)
            do throws(TypedDataError) {
                return .data(key.sign(try typedData.signingHash()).bytes)
            } catch {
                throw .invalidParameters("invalid argument \(argument.place): \(error)")
            }
        }
        let backend = node.backend
        add("eth_signTransaction") { context, parameters throws(RPCError) in
            let call = try parameters.call(0)
            let key = try node.key(of: call.requiredSender(), for: context)
            return .data(try backend.fill(call).signed(by: key).encoded)
        }
    }
}
