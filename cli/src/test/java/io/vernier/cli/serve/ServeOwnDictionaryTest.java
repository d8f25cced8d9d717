package io.vernier.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before all tests
class ServeOwnDictionaryTest {
    /** An application of a vendor; its answer requires what the request has and what only a server would know. */
    private static final String TOLLS = """
            @id 16777999
            @name tolls
            @vendor 32473 Example
            @inherits rfc6733

            @avp_types
               Gate-Id        1  UTF8String  VM
               Vehicle        2  Grouped     VM
               Vehicle-Class  3  Enumerated  VM
               Price          4  Unsigned32  VM
               Paid           5  Time        VM
               Office         6  DiameterIdentity  VM

            @messages
               Toll-Request ::= < Diameter Header: 8389000, REQ, PXY >
                                < Session-Id > { Vendor-Specific-Application-Id } { Origin-Host } { Origin-Realm }
                                { Destination-Realm } 1* { Gate-Id } * [ AVP ]
               Toll-Answer ::= < Diameter Header: 8389000, PXY >
                               < Session-Id > { Vendor-Specific-Application-Id } { Result-Code } { Origin-Host }
                               { Origin-Realm } 1* { Gate-Id } { Vehicle } 2* { Price } { Paid } { Office }

            @grouped
               Vehicle ::= < AVP Header: 2 > { Vehicle-Class } [ Price ]

            @enum Vehicle-Class
               LORRY  7
            """;

    /** An AVP of one's own, which must be understood, in credit control. */
    private static final String LANES = """
            @id 4
            @name lanes
            @vendor 32473 Example
            @inherits rfc6733 Session-Id

            @avp_types
               Lane  9  Unsigned32  VM

            @messages
               Lane-Request ::= < Diameter Header: 8389001, REQ > < Session-Id > { Lane } * [ AVP ]
               Lane-Answer ::= < Diameter Header: 8389001 > < Session-Id > { Lane } * [ AVP ]
            """;

    private static final String GATE = "{\"name\":\"Gate-Id\",\"value\":\"north\"}";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static String to;
    private static String tolls;
    private static String lanes;

    @BeforeAll
    static void startsAServer() throws IOException {
        tolls = Files.writeString(folder.resolve("tolls.dia"), TOLLS).toString();
        lanes = Files.writeString(folder.resolve("lanes.dia"), LANES).toString();
        server = ServerProcess.start(
                "--listen", "tcp://127.0.0.1:0", "--admin", "none", "--dict", tolls, "--dict", lanes);
        to = "aaa://" + server.line().replaceAll("ready tcp://(\\S+) .*", "$1");
    }

    @AfterAll
    static void ends() throws InterruptedException {
        server.end();
    }

    @Test
    void aRequestOfTheUsersApplicationIsAnsweredWithAllThatItsGrammarRequires() throws IOException {
        var run = send(toll(GATE), tolls);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"command\":\"Toll\"", "\"request\":false", value("Result-Code", "2001"))
                .contains(value("Gate-Id", "\"north\""), value("Price", "0"), value("Office", "\"ocs.example.net\""))
                .contains(value("Auth-Application-Id", "16777999"), "\"faults\":[]");
    }

    @Test
    void aRequestThatBreaksTheUsersGrammarIsRefused() throws IOException {
        var run = send(toll("{\"name\":\"User-Name\",\"value\":\"x\"}"), tolls);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains(value("Result-Code", "5005"));
    }

    @Test
    void whatTheUserAddsToCreditControlIsUnderstoodAndCreditIsGrantedAsEver() throws IOException {
        var event = """
                {"command":"Credit-Control","avps":[
                 {"name":"Session-Id","value":"a;1;1"},
                 {"name":"Destination-Realm","value":"example.net"},
                 {"name":"Auth-Application-Id","value":4},
                 {"name":"Service-Context-Id","value":"x@y"},
                 {"name":"CC-Request-Type","value":"EVENT_REQUEST"},
                 {"name":"CC-Request-Number","value":0},
                 {"name":"Requested-Action","value":"CHECK_BALANCE"},
                 {"name":"Lane","value":3}]}
                """;

        assertThat(send(event, lanes).out())
                .contains(value("Result-Code", "2001"), "\"name\":\"Check-Balance-Result\"");
    }

    @Test
    void aCommandThatTheUserAddsToCreditControlIsAnswered() throws IOException {
        var run = send("""
                {"command":"Lane","avps":[{"name":"Session-Id","value":"a;1;1"},{"name":"Lane","value":3}]}
                """, lanes);

        assertThat(run.out()).contains(value("Result-Code", "2001"), value("Lane", "3"));
    }

    @Test
    void aDictionaryWithoutAnApplicationIsNotServed() throws IOException {
        var mine = folder.resolve("mine.dia");
        Files.writeString(mine, "@name mine\n@vendor 32473 Example\n@avp_types\n   Lane 9 Unsigned32 V\n");

        var run = Run.vernier("serve", "--listen", "tcp://127.0.0.1:0", "--dict", mine.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("mine has no @id", "\"@id 4\" and \"@inherits mine\"");
    }

    private static Run send(String request, String dictionary) throws IOException {
        var file = Files.writeString(folder.resolve("request.json"), request);
        return Run.vernier("send", file.toString(), "--to", to, "--dict", dictionary, "--json");
    }

    private static String toll(String avp) {
        return """
                {"command":"Toll","avps":[
                 {"name":"Session-Id","value":"a;1;1"},
                 {"name":"Vendor-Specific-Application-Id","avps":[
                  {"name":"Vendor-Id","value":32473},
                  {"name":"Auth-Application-Id","value":16777999}]},
                 {"name":"Destination-Realm","value":"example.net"},
                 %s]}
                """.formatted(avp);
    }

    private static String value(String name, String value) {
        return "\"name\":\"" + name + "\",\"type\":\"" + type(name) + "\",\"value\":" + value;
    }

    private static String type(String name) {
        return switch (name) {
            case "Gate-Id" -> "UTF8String";
            case "Office" -> "DiameterIdentity";
            default -> "Unsigned32";
        };
    }
}
