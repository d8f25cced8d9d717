package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.util.List;
import java.util.Optional;

/** The answers that a node gives in place of a handler: with a Result-Code that says why not. Any thread. */
final class Refusals {
    private final Node node;

    Refusals(Node node) {
        this.node = node;
    }

    /** The answer for a request with this fault. */
    Message of(Message request, Fault fault) {
        return of(request, fault.resultCode(), NodeProblem.FAULTY_REQUEST.explain(fault.reason()), fault.failedAvps());
    }

    /** The answer for a request that cannot be served. */
    Message of(Message request, int resultCode, Explanation why) {
        return of(request, resultCode, why, List.of());
    }

    /** The answer for a request of which only the header is known. */
    Message ofHeader(Message header, Fault fault) {
        return ErrorAnswers.of(
                header,
                node.local(),
                fault.resultCode(),
                NodeProblem.FAULTY_REQUEST.explain(fault.reason()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Message of(Message request, int resultCode, Explanation why, List<Avp> failedAvps) {
        Applications applications = node.applications();
        return ErrorAnswers.of(
                request,
                node.local(),
                resultCode,
                why,
                failedAvps,
                applications.answer(request),
                Optional.ofNullable(applications.find(request.applicationId())).map(ServedApplication::definition));
    }
}
