import CairnPrimitives

/// What the coordinates of a curve's points must be able to do.
protocol BN254Coordinate: Equatable, Sendable {
    static var zero: Self { get }
    static var one: Self { get }
    var isZero: Bool { get }
    var inverse: Self { get }
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
}

extension BN254Field: BN254Coordinate {}
extension BN254Quadratic: BN254Coordinate {}

/// A point of a curve y² = x³ + b whose coordinates are x / z² and y / z³, or infinity if z is zero.
///
/// Sums and doubles of such points need no division. A product by a number needs one at its end,
/// where that of plain coordinates needs one for each of some 380 steps.
///
/// - Spec: Explicit-Formulas Database, short Weierstrass curves with a = 0, Jacobian coordinates
struct BN254Jacobian<Coordinate: BN254Coordinate> {
    private(set) var x: Coordinate
    private(set) var y: Coordinate
    private(set) var z: Coordinate

    init(x: Coordinate, y: Coordinate, z: Coordinate) {
        self.x = x
        self.y = y
        self.z = z
    }

    private static var infinity: Self { Self(x: .one, y: .one, z: .zero) }

    /// So many times the point with plain coordinates; nil at infinity.
    static func multiply(
        _ point: (x: Coordinate, y: Coordinate), by scalar: UInt256
    ) -> (x: Coordinate, y: Coordinate)? {
        var result = infinity
        for bit in stride(from: 255 - scalar.leadingZeroBitCount, through: 0, by: -1) {
            result.double()
            if scalar >> bit & .one == .one { result.add(point) }
        }
        return result.affine
    }

    /// The plain coordinates; nil at infinity.
    private var affine: (x: Coordinate, y: Coordinate)? {
        guard !z.isZero else { return nil }
        let inverse = z.inverse
        let square = inverse * inverse
        return (x * square, y * square * inverse)
    }

    /// With s = 4 x y² and m = 3 x²:
    ///
    ///     x' = m² - 2 s
    ///     y' = m (s - x') - 8 y⁴
    ///     z' = 2 y z
    mutating func double() {
        let ySquare = y * y
        let xySquare = x * ySquare
        let s = (xySquare + xySquare) + (xySquare + xySquare)
        let xSquare = x * x
        let m = xSquare + xSquare + xSquare
        let yFourth = ySquare * ySquare
        let two = yFourth + yFourth
        let four = two + two
        z = (y + y) * z
        x = m * m - s - s
        y = m * (s - x) - (four + four)
    }

    /// With u = x₂ z², s = y₂ z³, h = u - x and r = s - y:
    ///
    ///     x' = r² - h³ - 2 x h²
    ///     y' = r (x h² - x') - y h³
    ///     z' = z h
    mutating func add(_ other: (x: Coordinate, y: Coordinate)) {
        if z.isZero {
            self = Self(x: other.x, y: other.y, z: .one)
            return
        }
        let zSquare = z * z
        let h = other.x * zSquare - x
        let r = other.y * zSquare * z - y
        if h.isZero {
            if r.isZero { double() } else { self = .infinity }
            return
        }
        let hSquare = h * h
        let hCube = hSquare * h
        let v = x * hSquare
        let xSum = r * r - hCube - v - v
        y = r * (v - xSum) - y * hCube
        x = xSum
        z = z * h
    }
}
