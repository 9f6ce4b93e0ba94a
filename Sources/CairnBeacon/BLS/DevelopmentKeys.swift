/// Keys for chains without secrets: the multiples of the group's generator.
struct DevelopmentKeys {
    private static let blockSize = 1_024

    /// The first `count` multiples, compressed.
    static func first(_ count: Int) -> [BLSPublicKey] {
        var keys: [BLSPublicKey] = []
        keys.reserveCapacity(count)
        let block = firstBlock(min(count, blockSize))
        for point in block { keys.append(point.compressed) }
        guard count > blockSize, let step = block.last else { return keys }
        // Every later block is the first one, moved.
        var offset = step
        while keys.count < count {
            let moved = sums(of: block, and: offset)
            for point in moved.prefix(count - keys.count) { keys.append(point.compressed) }
            if let next = moved.last { offset = next }
        }
        return keys
    }

    private static func firstBlock(_ count: Int) -> [G1Point] {
        var sum = G1Sum()
        var points: [G1Point] = []
        for _ in 0..<count {
            sum += .generator
            if let point = sum.point { points.append(point) }
        }
        return points
    }

    /// Adds one point to each of several; a single inversion serves all.
    private static func sums(of points: [G1Point], and offset: G1Point) -> [G1Point] {
        var products: [G1Field] = []
        products.reserveCapacity(points.count)
        var product = G1Field.one
        for point in points {
            products.append(product)
            let difference = point.x - offset.x
            if !difference.isZero { product = product * difference }
        }
        var inverse = product.inverse()
        var results = points
        for place in points.indices.reversed() {
            let point = points[place]
            let difference = point.x - offset.x
            guard !difference.isZero else {
                var sum = G1Sum()
                sum += point
                sum += offset
                if let doubled = sum.point { results[place] = doubled }
                continue
            }
            let slope = (point.y - offset.y) * inverse * products[place]
            inverse = inverse * difference
            let x = slope.squared() - point.x - offset.x
            results[place] = G1Point(x: x, y: slope * (offset.x - x) - offset.y)
        }
        return results
    }
}
