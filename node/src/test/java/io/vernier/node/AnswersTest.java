package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are made without typed builders. */
class AnswersTest {
    private static final long ID = 16_777_999;
    private static final int COMMAND = 8_388_650;
    private static final ApplicationDefinition SUBSCRIPTIONS =
            new ApplicationDefinition("Subscriptions", ID, 10_415, Kind.AUTHENTICATION, dictionary());

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @ParameterizedTest(name = "Result-Code {0}: E bit {1}")
    @CsvSource({"2001, false", "3004, true", "4010, false", "5012, false"})
    void haveTheErrorBitForProtocolErrors(long resultCode, boolean error) {
        Message answer =
                Answers.to(Samples.ccr(), CreditControl.APPLICATION, resultCode).build();

        assertThat(answer.resultCode()).hasValue(resultCode);
        assertThat(answer.isError()).isEqualTo(error);
    }

    @Test
    void repeatWhatTheRequestSaysAboutItself() {
        var avps = Samples.ccrAvps();
        avps.add(proxyInfo("first.example.net"));
        avps.add(proxyInfo("second.example.net"));

        Message answer = Answers.to(Samples.ccr(avps), CreditControl.APPLICATION, 2001)
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .build();

        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(answer.endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(answer.isProxiable()).isTrue();
        assertThat(answer.avps().code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
        assertThat(answer.require(BaseAvps.AUTH_APPLICATION_ID)).isEqualTo(Samples.CREDIT_CONTROL);
        assertThat(answer.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("first.example.net", "second.example.net");
    }

    @Test
    void nameTheVendorsApplicationEvenWhereTheRequestDoesNot() {
        Message answer = Answers.to(Samples.request(COMMAND, ID, sound()), SUBSCRIPTIONS, 2001)
                .build();

        var application = answer.require(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID);
        assertThat(application.require(BaseAvps.VENDOR_ID)).isEqualTo(10_415);
        assertThat(application.require(BaseAvps.AUTH_APPLICATION_ID)).isEqualTo(ID);
        assertThat(answer.avps().contains(BaseAvps.AUTH_APPLICATION_ID)).isFalse();
    }

    @Test
    void repeatTheVendorsApplicationOfTheRequest() {
        var members = new AvpWriter(64);
        members.avp(BaseAvps.VENDOR_ID, 5_535L);
        members.avp(BaseAvps.AUTH_APPLICATION_ID, ID);
        Avp given = Avp.of(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID, members.toList());
        var avps = sound();
        avps.add(given);

        Message answer = Answers.to(Samples.request(COMMAND, ID, avps), SUBSCRIPTIONS, 2001)
                .build();

        assertThat(answer.avps()).contains(given);
    }

    @Test
    void haveAnExperimentalResultWithoutErrorBit() {
        Message answer = Answers.experimental(Samples.request(COMMAND, ID, sound()), SUBSCRIPTIONS, 10_415, 3_001)
                .build();

        assertThat(answer.isError()).isFalse();
        assertThat(answer.avps().contains(BaseAvps.RESULT_CODE)).isFalse();
        var result = answer.require(BaseAvps.EXPERIMENTAL_RESULT);
        assertThat(result.require(BaseAvps.VENDOR_ID)).isEqualTo(10_415);
        assertThat(result.require(BaseAvps.EXPERIMENTAL_RESULT_CODE)).isEqualTo(3_001);
        assertThat(answer.avps().contains(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID))
                .isTrue();
    }

    @Test
    void experimentalResultsGoOutOneAfterTheOther() {
        Node hss = lab.start(lab.node("hss")
                .application(
                        SUBSCRIPTIONS,
                        o -> o.callbacks(new Deciding(request ->
                                        Outcome.reply(Answers.experimental(request, SUBSCRIPTIONS, 10_415, 5_001)
                                                .build())))
                                .inlineCallbacks()));
        Stranger raw = open("hss");

        for (int i = 0; i < 3; i++) {
            assertThat(raw.ask(Samples.request(COMMAND, ID, sound())).resultCode())
                    .hasValue(5_001);
        }

        assertThat(hss.peer(Lab.host("raw")).orElseThrow().counters().answersSent())
                .isEqualTo(3);
    }

    @Test
    void thatTheNodeMakesNameTheVendorsApplicationToo() {
        lab.start(lab.node("hss").serve(SUBSCRIPTIONS, (request, from) -> Optional.empty()));
        Stranger raw = open("hss");
        var avps = sound();
        avps.add(Avp.of(99_999, 0, 0x40, new byte[4]));

        Message answer = raw.ask(Samples.request(COMMAND, ID, avps));

        assertThat(answer.resultCode()).hasValue(5001);
        assertThat(answer.isError()).as("the command's own answer").isFalse();
        assertThat(answer.require(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID).require(BaseAvps.AUTH_APPLICATION_ID))
                .isEqualTo(ID);
    }

    private Stranger open(String to) {
        var stranger = Stranger.connect(lab, "raw", to);
        var cer = Samples.cerAvps(Lab.host("raw"));
        cer.add(Avp.of(BaseAvps.AUTH_APPLICATION_ID, ID));
        assertThat(stranger.ask(Samples.cer(cer)).resultCode()).hasValue(2001);
        return stranger;
    }

    private static List<Avp> sound() {
        return new ArrayList<>(List.of(
                Avp.of(BaseAvps.SESSION_ID, "raw.example.net;1;1"),
                Avp.of(BaseAvps.ORIGIN_HOST, "raw.example.net"),
                Avp.of(BaseAvps.ORIGIN_REALM, "example.net"),
                Avp.of(BaseAvps.DESTINATION_REALM, "example.net")));
    }

    private static Avp proxyInfo(String host) {
        var members = new AvpWriter(64);
        members.avp(BaseAvps.PROXY_HOST, host);
        members.avp(BaseAvps.PROXY_STATE, new byte[] {4, 5, 6});
        return Avp.of(BaseAvps.PROXY_INFO, members.toList());
    }

    private static Dictionary dictionary() {
        return Dictionaries.from(DiaResolver.none())
                .with(DiameterBase.dictionary())
                .parse(new DiaSource("subscriptions", """
                        @id 16777999
                        @name subscriptions
                        @prefix subscriptions
                        @vendor 10415 ThreeGPP
                        @inherits rfc6733
                        @messages
                        Subscription-Request ::= < Diameter Header: 8388650, REQ, PXY, 16777999 >
                            < Session-Id >
                            { Origin-Host }
                            { Origin-Realm }
                            { Destination-Realm }
                            [ Vendor-Specific-Application-Id ]
                          * [ AVP ]
                        Subscription-Answer ::= < Diameter Header: 8388650, PXY, 16777999 >
                            < Session-Id >
                            { Vendor-Specific-Application-Id }
                            { Origin-Host }
                            { Origin-Realm }
                            [ Result-Code ]
                            [ Experimental-Result ]
                          * [ AVP ]
                        """));
    }
}
