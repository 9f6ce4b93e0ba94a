import ArgumentParser

/// A language in which the tour is told.
enum TourLanguage: String, ExpressibleByArgument, CaseIterable {
    case english = "en"
    case traditionalChinese = "zh-Hant"

    /// The language of the environment, English where it is neither.
    static func preferred(_ environment: [String: String]) -> TourLanguage {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        guard let name = names.first(where: { !$0.isEmpty }) else { return .english }
        return name.hasPrefix("zh") ? .traditionalChinese : .english
    }
}

/// A sentence in every language.
struct Told {
    let english: String
    let chinese: String

    init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    func text(in language: TourLanguage) -> String {
        switch language {
        case .english: english
        case .traditionalChinese: chinese
        }
    }
}
