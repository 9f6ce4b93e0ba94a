import Synchronization

/// Slots of one fixed size, in pages that forks share until one of them writes.
///
/// A slot keeps its address for as long as its page is owned, so growth never moves data. Copying
/// is by page: a fork copies the list of pages, and the first write to a shared page copies that
/// page alone. Slots are zero when first handed out. Not safe for concurrent use; forks may be
/// used (and released) on different threads, because the count of a page's owners is atomic.
///
/// The value is a handle: its holder keeps exactly one copy and calls ``destroy()`` in the end.
@usableFromInline
struct PagedMemory {
    /// Bytes of one slot, a multiple of eight.
    @usableFromInline let slotSize: Int
    @usableFromInline let slotsPerPageShift: Int
    @usableFromInline let slotInPageMask: Int

    @usableFromInline var pages: UnsafeMutablePointer<UnsafeMutableRawPointer>
    @usableFromInline var isOwned: UnsafeMutablePointer<Bool>
    private(set) var pageCount = 0
    private var pageCapacity: Int

    /// The bytes ahead of a page's slots, which hold the number of its owners.
    private static let headerSize = 64
    /// The least size of a page's slots in bytes.
    private static let targetPageSize = 4096

    init(slotSize: Int) {
        precondition(slotSize > 0 && slotSize % 8 == 0, "a slot is a whole number of words")
        self.slotSize = slotSize
        var shift = 0
        while slotSize << shift < Self.targetPageSize { shift += 1 }
        slotsPerPageShift = shift
        slotInPageMask = (1 << shift) - 1
        pageCapacity = 8
        pages = .allocate(capacity: pageCapacity)
        isOwned = .allocate(capacity: pageCapacity)
    }

    /// Gives the pages up; the memory must not be used afterwards.
    func destroy() {
        for page in 0..<pageCount { Self.release(pages[page], bytes: pageBytes) }
        pages.deallocate()
        isOwned.deallocate()
    }

    private var pageBytes: Int { slotSize << slotsPerPageShift }

    /// The bytes that the pages take, shared ones included.
    var byteCount: Int { pageCount * (pageBytes + Self.headerSize) }

    /// How many slots exist without a further page.
    var slotCapacity: Int { pageCount << slotsPerPageShift }

    /// The slot's bytes, for reading only.
    @inlinable @inline(__always)
    func slot(_ index: Int) -> UnsafeRawPointer {
        UnsafeRawPointer(pages[index >> slotsPerPageShift])
            + (index & slotInPageMask) &* slotSize
    }

    /// The slot's bytes, for reading and writing; the page becomes this memory's own.
    @inlinable @inline(__always)
    mutating func writableSlot(_ index: Int) -> UnsafeMutableRawPointer {
        let page = index >> slotsPerPageShift
        if !isOwned[page] { takeOwnership(of: page) }
        return pages[page] + (index & slotInPageMask) &* slotSize
    }

    /// Makes room for `count` slots; those that are new are zero.
    mutating func grow(toHold count: Int) {
        while slotCapacity < count {
            if pageCount == pageCapacity { growPageList() }
            pages[pageCount] = Self.allocate(bytes: pageBytes)
            isOwned[pageCount] = true
            pageCount += 1
        }
    }

    /// A second memory with the same content. Both copy a page before writing to it.
    mutating func fork() -> PagedMemory {
        var copy = PagedMemory(slotSize: slotSize)
        copy.pages.deallocate()
        copy.isOwned.deallocate()
        copy.pageCapacity = max(pageCount, 8)
        copy.pages = .allocate(capacity: copy.pageCapacity)
        copy.isOwned = .allocate(capacity: copy.pageCapacity)
        copy.pageCount = pageCount
        for page in 0..<pageCount {
            Self.retain(pages[page])
            copy.pages[page] = pages[page]
        }
        isOwned.update(repeating: false, count: pageCount)
        copy.isOwned.initialize(repeating: false, count: pageCount)
        return copy
    }

    private mutating func growPageList() {
        let capacity = pageCapacity * 2
        let newPages = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: capacity)
        newPages.update(from: pages, count: pageCount)
        let newOwned = UnsafeMutablePointer<Bool>.allocate(capacity: capacity)
        newOwned.update(from: isOwned, count: pageCount)
        pages.deallocate()
        isOwned.deallocate()
        pages = newPages
        isOwned = newOwned
        pageCapacity = capacity
    }

    @usableFromInline @inline(never)
    mutating func takeOwnership(of page: Int) {
        let shared = pages[page]
        if Self.owners(of: shared).pointee.load(ordering: .acquiring) > 1 {
            let copy = Self.allocate(bytes: pageBytes)
            copy.copyMemory(from: shared, byteCount: pageBytes)
            pages[page] = copy
            Self.release(shared, bytes: pageBytes)
        }
        isOwned[page] = true
    }

    // MARK: Pages

    private static func allocate(bytes: Int) -> UnsafeMutableRawPointer {
        let base = PageArena.allocate(pieceSize(bytes))
        base.assumingMemoryBound(to: Atomic<Int>.self).initialize(to: Atomic(1))
        return base + headerSize
    }

    /// What a page of so many bytes takes with its header, in whole lines of cache.
    private static func pieceSize(_ bytes: Int) -> Int {
        (bytes + headerSize + PageArena.alignment - 1) / PageArena.alignment * PageArena.alignment
    }

    private static func owners(
        of page: UnsafeMutableRawPointer
    ) -> UnsafeMutablePointer<Atomic<Int>> {
        (page - headerSize).assumingMemoryBound(to: Atomic<Int>.self)
    }

    private static func retain(_ page: UnsafeMutableRawPointer) {
        owners(of: page).pointee.add(1, ordering: .relaxed)
    }

    private static func release(_ page: UnsafeMutableRawPointer, bytes: Int) {
        let left = owners(of: page).pointee.subtract(1, ordering: .acquiringAndReleasing).newValue
        if left == 0 { PageArena.release(page - headerSize, size: pieceSize(bytes)) }
    }
}
