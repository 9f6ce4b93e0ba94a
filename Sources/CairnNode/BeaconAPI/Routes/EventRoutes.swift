import CairnJSON
import HTTPTypes
import Hummingbird

extension BeaconAPI {
    /// What happens, as it happens.
    ///
    /// - Spec: beacon-APIs, `apis/eventstream/index.yaml`
    func addEventRoutes(to router: Router<BasicRequestContext>) {
        router.get("/eth/v1/events") { request, _ in
            let topics = try EventTopic.list(request.list("topics"))
            let stream = EventStream(api: self, topics: topics)
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-cache"],
                body: ResponseBody { writer in try await stream.write(to: &writer) })
        }
    }
}
