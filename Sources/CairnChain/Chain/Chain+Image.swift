import CairnBeacon
public import CairnEthereum
public import CairnLedger
import CairnPrimitives

/// Why an image of a chain cannot be used.
public enum ChainImageError: Error, Equatable {
    /// It is not what ``Chain/image()`` writes.
    case notAnImage
    /// The world's part.
    case world(ImageError)
    /// The beacon chain's part is not one under this genesis.
    case beacon(String)
    /// One of the two has a beacon chain, the other has none.
    case beaconMismatch(imageHasOne: Bool)
}

/// What an image of a chain holds, read and checked.
public struct ChainContent {
    let world: World
    let beacon: BeaconChain?
}

extension Chain {
    /// The state and the beacon chain as bytes, for ``content(of:under:)``.
    ///
    /// - Precondition: Nothing was changed since the newest block.
    public func image() -> [UInt8] {
        let beaconImage = beacon?.image ?? []
        let worldImage = world.store.image()
        var writer = RLPWriter(reservingCapacity: worldImage.count + beaconImage.count + 64)
        writer.appendList { list in
            list.append(worldImage)
            list.append(beaconImage)
        }
        return writer.bytes
    }

    /// Reads an image into a store and a beacon chain of their own.
    ///
    /// - Throws: Why the image is none, or not one of this genesis.
    public static func content(
        of image: [UInt8], under configuration: WorldConfiguration
    ) throws(ChainImageError) -> ChainContent {
        var parts: (world: [UInt8], beacon: [UInt8]) = ([], [])
        do throws(RLPError) {
            parts = try RLPReader.read(image) { reader throws(RLPError) in
                var list = try reader.readList()
                let parts = ([UInt8](try list.readBytes()), [UInt8](try list.readBytes()))
                try list.finish()
                return parts
            }
        } catch {
            throw .notAnImage
        }
        let world = World(configuration, on: Store())
        do throws(ImageError) { try world.store.load(image: parts.world) } catch {
            throw .world(error)
        }
        guard let parameters = configuration.beacon, !parts.beacon.isEmpty else {
            guard configuration.beacon == nil, parts.beacon.isEmpty else {
                throw .beaconMismatch(imageHasOne: !parts.beacon.isEmpty)
            }
            return ChainContent(world: world, beacon: nil)
        }
        do {
            let beacon = try BeaconChain(parameters, image: parts.beacon)
            return ChainContent(world: world, beacon: beacon)
        } catch {
            throw .beacon("\(error)")
        }
    }

    /// Continues a chain from an image that was made at `head`.
    public convenience init(
        _ configuration: WorldConfiguration, image: [UInt8], head: BlockHeader
    ) throws(ChainImageError) {
        let content = try Self.content(of: image, under: configuration)
        self.init(world: content.world, head: head, beacon: content.beacon)
    }

    /// Puts an image in place of the state and the beacon chain.
    func load(_ image: Bytes) {
        do throws(ChainImageError) {
            let content = try Self.content(of: image.bytes, under: world.configuration)
            world.store.restore(from: content.world.store)
            var beacon = content.beacon
            beacon?.move(toExecution: head.number, headHash)
            beaconHistory = BeaconHistory(beacon)
            ahead = nil
        } catch {
            preconditionFailure("an image in the log was checked before: \(error)")
        }
    }
}
