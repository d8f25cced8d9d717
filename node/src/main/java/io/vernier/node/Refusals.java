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
    Message of(Traffic link, Message request, Fault fault) {
        return of(
                link,
                request,
                fault.resultCode(),
                NodeProblem.FAULTY_REQUEST.explain(fault.reason()),
                fault.failedAvps());
    }

    /** The answer for a request that cannot be served. */
    Message of(Traffic link, Message request, int resultCode, Explanation why) {
        return of(link, request, resultCode, why, List.of());
    }

    /** The answer for a request of which only the header is known. */
    Message ofHeader(Traffic link, Message header, Fault fault) {
        return ErrorAnswers.of(
                header,
                link.self().capabilities(),
                fault.resultCode(),
                NodeProblem.FAULTY_REQUEST.explain(fault.reason()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Message of(Traffic link, Message request, int resultCode, Explanation why, List<Avp> failedAvps) {
        Applications applications = node.applications();
        return ErrorAnswers.of(
                request,
                link.self().capabilities(),
                resultCode,
                why,
                failedAvps,
                applications.answer(request),
                Optional.ofNullable(applications.find(request.applicationId())).map(ServedApplication::definition));
    }
}
