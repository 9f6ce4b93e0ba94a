import Foundation

/// Folders and what is in them.
enum FileTree {
    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// The paths of all files under a folder, sorted, so that the files of a case follow each other.
    static func files(under folder: String) throws(ConformanceError) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else {
            throw .cannotOpen(path: folder)
        }
        var files: [String] = []
        for case let name as String in walk {
            let path = "\(folder)/\(name)"
            if !isFolder(path) { files.append(path) }
        }
        return files.sorted { left, right in
            // A case's folder keeps its files together, whatever characters names have.
            let (a, b) = (parts(left), parts(right))
            return a.folder == b.folder ? a.file < b.file : a.folder < b.folder
        }
    }

    private static func parts(_ path: String) -> (folder: Substring, file: Substring) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
        return (path[..<slash], path[path.index(after: slash)...])
    }
}
