import CairnRestaking

extension Frame {
    var restaking: Restaking { world.restaking }
}
