package io.vernier.cli.serve;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import io.vernier.node.MessageHandler;
import io.vernier.node.Peer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Answers every request of an application with success, so that a client has a server before there is one. What the grammar
 * of the answer requires is taken from the request; where that does not have it, it is the plainest value of its type.
 */
final class PlainAnswers implements MessageHandler {
    private static final int VENDOR_ID = 266;
    private static final int EXPERIMENTAL_RESULT_CODE = 298;
    private static final int VENDOR_SPECIFIC_APPLICATION_ID = 260;
    private static final int AUTH_APPLICATION_ID = 258;
    private static final int ACCT_APPLICATION_ID = 259;
    private static final String ANY_RULE = "permit in ip from any to any";
    private static final String ANY_TREATMENT = "tag in ip from any to any DSCP CS0";

    private final ApplicationDefinition application;
    private final String host;

    PlainAnswers(ApplicationDefinition application, String host) {
        this.application = application;
        this.host = host;
    }

    @Override
    public Optional<Message> handle(Message request, Peer from) {
        var answer = request.answerBuilder();
        answer.avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS);
        application
                .dictionary()
                .command(request.commandCode(), false)
                .ifPresent(command -> require(command.grammar(), request.avps(), answer.writer(), Set.of()));
        return Optional.of(answer.build());
    }

    private void require(Grammar grammar, AvpList request, AvpWriter out, Set<AvpDefinition> around) {
        for (var element : grammar.elements()) {
            element.avp()
                    .filter(avp -> element.min() > 0 && !isThere(avp, around))
                    .ifPresent(avp -> {
                        for (int written = copy(element, avp, request, out); written < element.min(); written++) {
                            plain(avp, out, around);
                        }
                    });
        }
    }

    /** What {@link #handle} writes itself, and what the node adds to every answer. */
    private static boolean isThere(AvpDefinition avp, Set<AvpDefinition> around) {
        int code = avp.code();
        return around.isEmpty()
                && avp.vendorId() == 0
                && (code == BaseAvps.SESSION_ID.code()
                        || code == BaseAvps.RESULT_CODE.code()
                        || code == BaseAvps.ORIGIN_HOST.code()
                        || code == BaseAvps.ORIGIN_REALM.code()
                        || code == BaseAvps.PROXY_INFO.code());
    }

    /** Writes what the request has of an AVP, and tells how often that was. */
    private static int copy(Element element, AvpDefinition avp, AvpList request, AvpWriter out) {
        int written = 0;
        for (int i = request.indexOf(avp.code(), avp.vendorId());
                i >= 0 && written < element.max();
                i = request.indexOf(avp.code(), avp.vendorId(), i + 1)) {
            out.copy(request, i);
            written++;
        }
        return written;
    }

    private void plain(AvpDefinition avp, AvpWriter out, Set<AvpDefinition> around) {
        int code = avp.code();
        int vendor = avp.vendorId();
        int flags = avp.flags();
        switch (avp.type()) {
            case OCTET_STRING, UTF8_STRING -> out.octets(code, vendor, flags, new byte[0]);
            case INTEGER32, FLOAT32 -> out.integer32(code, vendor, flags, 0);
            case UNSIGNED32 -> out.unsigned32(code, vendor, flags, vendor == 0 ? number(code) : 0);
            case INTEGER64, UNSIGNED64, FLOAT64 -> out.integer64(code, vendor, flags, 0);
            case ENUMERATED ->
                out.integer32(
                        code,
                        vendor,
                        flags,
                        avp.values().isEmpty() ? 0 : avp.values().getFirst().value());
            case TIME -> out.value(code, vendor, flags, AvpFormats.TIME, Instant.now());
            case ADDRESS -> out.value(code, vendor, flags, AvpFormats.ADDRESS, DiameterAddress.parse("127.0.0.1"));
            case DIAMETER_IDENTITY -> out.utf8(code, vendor, flags, host);
            case DIAMETER_URI ->
                out.value(code, vendor, flags, AvpFormats.DIAMETER_URI, DiameterUri.of(host, DiameterUri.DEFAULT_PORT));
            case IP_FILTER_RULE -> out.utf8(code, vendor, flags, ANY_RULE);
            case QOS_FILTER_RULE -> out.utf8(code, vendor, flags, ANY_TREATMENT);
            case GROUPED -> {
                int mark = out.beginGroup(code, vendor, flags);
                if (vendor == 0 && code == VENDOR_SPECIFIC_APPLICATION_ID) {
                    applicationId(out);
                } else if (!around.contains(avp)) { // a group that requires itself cannot be had
                    var deeper = new HashSet<>(around);
                    deeper.add(avp);
                    avp.group().ifPresent(members -> require(members, AvpList.empty(), out, deeper));
                }
                out.end(mark);
            }
        }
    }

    /** Numbers of the base protocol that say which application this is and that all is well. */
    private long number(int code) {
        return switch (code) {
            case AUTH_APPLICATION_ID, ACCT_APPLICATION_ID -> application.id();
            case VENDOR_ID -> application.vendorId();
            case EXPERIMENTAL_RESULT_CODE -> ResultCode.SUCCESS;
            default -> 0;
        };
    }

    /** RFC 6733 section 6.11: the vendor and one of the two ids. */
    private void applicationId(AvpWriter out) {
        out.avp(BaseAvps.VENDOR_ID, application.vendorId());
        out.avp(
                application.kind() == Kind.ACCOUNTING ? BaseAvps.ACCT_APPLICATION_ID : BaseAvps.AUTH_APPLICATION_ID,
                application.id());
    }
}
