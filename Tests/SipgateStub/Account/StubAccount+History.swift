import Foundation

extension StubAccount {
    /// A call, voicemail, text message or fax of the past.
    package struct HistoryEntry: Sendable {
        /// What happened, in sipgate's words.
        package enum Kind: String, Sendable {
            case call = "CALL"
            case voicemail = "VOICEMAIL"
            case sms = "SMS"
            case fax = "FAX"
        }

        /// Which way it went and whether it was missed, in sipgate's words.
        package enum Direction: String, Sendable {
            case incoming = "INCOMING"
            case outgoing = "OUTGOING"
            case missedIncoming = "MISSED_INCOMING"
            case missedOutgoing = "MISSED_OUTGOING"
        }

        /// How it ended, in sipgate's words.
        package enum Status: String, Sendable {
            case noPickup = "NOPICKUP"
            case busy = "BUSY"
            case pickup = "PICKUP"
            case forward = "FORWARD"
        }

        /// A place that the call went to.
        package struct Endpoint: Sendable {
            /// `ROUTED`, `FORWARDED` or `PICKUP`.
            package var role: String
            /// Such as `g0`.
            package var id: String
            /// Such as `GROUP`, `USER`, `PHONELINE`, `VOICEMAIL`.
            package var kind: String

            package init(role: String, id: String, kind: String) {
                self.role = role
                self.id = id
                self.kind = kind
            }
        }

        package var id: String
        package var kind: Kind
        package var direction: Direction
        package var status: Status
        /// E.164 with `+`, or `anonymous`.
        package var source: String
        package var target: String
        package var sourceAlias: String
        package var targetAlias: String
        package var created: Date
        package var lastModified: Date
        /// In seconds; the ringing when nobody answered.
        package var duration: Int
        /// The id that the webhooks told; nil leaves it out of the answer.
        package var callID: String?
        /// Such as `g0` and `w1`.
        package var connectionIDs: [String]
        package var endpoints: [Endpoint]
        /// Who answered, such as `w1`; empty when nobody did.
        package var responder: String
        package var responderAlias: String
        package var isRead = true
        package var isArchived = false
        package var isStarred = false
        package var note = ""

        /// An entry that was last changed when it ended.
        package init(
            id: String,
            kind: Kind = .call,
            direction: Direction,
            status: Status,
            source: String,
            target: String,
            sourceAlias: String = "",
            targetAlias: String = "",
            created: Date,
            duration: Int,
            callID: String?,
            connectionIDs: [String] = [],
            endpoints: [Endpoint] = [],
            responder: String = "",
            responderAlias: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.direction = direction
            self.status = status
            self.source = source
            self.target = target
            self.sourceAlias = sourceAlias
            self.targetAlias = targetAlias
            self.created = created
            lastModified = created.addingTimeInterval(TimeInterval(duration))
            self.duration = duration
            self.callID = callID
            self.connectionIDs = connectionIDs
            self.endpoints = endpoints
            self.responder = responder
            self.responderAlias = responderAlias
        }
    }
}
