import Calls
import Store

extension Scope {
    /// The question for a series: one row for each bucket in which there is something, its beginning first.
    func series(
        _ columns: [SQLQuery],
        of measures: [Store.Measure],
        _ direction: Journey.Direction? = nil
    ) -> SQLQuery {
        """
        SELECT \(request.unit.bucket) AS bucket_ms, \(columns.joined(separator: ", "))
          FROM \(sums(measures, direction, by: resolutionOfUnit))
          JOIN segments ON segments.id = sums.segment_id
          JOIN calendar ON calendar.day = sums.day
         GROUP BY bucket_ms
        """
    }
}
