extension BeaconState {
    /// Runs transitions that are kept or dropped whole: if `body` throws, the state is as before.
    ///
    /// Columns share their memory with the state before until they are written to, so a success costs
    /// a copy of the columns that changed.
    public mutating func transact<Result>(
        _ body: (inout BeaconState) throws(BeaconError) -> Result
    ) throws(BeaconError) -> Result {
        let before = self
        do throws(BeaconError) {
            return try body(&self)
        } catch {
            self = before
            throw error
        }
    }
}
