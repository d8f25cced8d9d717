package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationServerAction.*;
import static io.vernier.protocol.session.AuthorizationServerEvent.*;
import static io.vernier.protocol.session.AuthorizationState.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthorizationServerTest {
    private final AuthorizationServer session = new AuthorizationServer(true, Duration.ofSeconds(5));

    private static long seconds(long seconds) {
        return 1_000_000_000L * seconds;
    }

    @Test
    @Requirement("R8.4-4")
    void forgetsTheSessionByEachOfItsTimersAndByStr() {
        session.authorized(AuthorizationGrant.defaults().withLifetime(100, 10), 0);
        assertThat(session.nextCheck()).as("lifetime and grace").hasValue(seconds(110));
        assertThat(session.timer(seconds(109)).isNothing()).isTrue();
        assertThat(session.timer(seconds(110)).row()).isEqualTo("AS9");

        session.authorized(AuthorizationGrant.defaults().withSessionTimeout(60), 0);
        assertThat(session.timer(seconds(60)).row()).isEqualTo("AS10");

        session.authorized(AuthorizationGrant.defaults(), 0);
        assertThat(session.on(STR_RECEIVED, 0).actions()).containsExactly(SEND_STA, CLEAN_UP);
        assertThat(session.state()).isEqualTo(IDLE);
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    void aReauthorizationMovesTheEnd() {
        session.authorized(AuthorizationGrant.defaults().withLifetime(100, 0), 0);
        session.authorized(AuthorizationGrant.defaults().withLifetime(100, 0), seconds(90));

        assertThat(session.nextCheck()).hasValue(seconds(190));
    }

    @Test
    void waitsAndSendsAnAsrAgainUntilItIsAnswered() {
        session.authorized(AuthorizationGrant.defaults(), 0);
        assertThat(session.on(TERMINATION_WANTED, 0).actions()).containsExactly(SEND_ASR);

        for (long at = 1; at < 20; at += 6) {
            assertThat(session.on(ASR_NOT_SENT, seconds(at)).row()).isEqualTo("AS11");
            assertThat(session.nextCheck()).hasValue(seconds(at + 5));
            assertThat(session.timer(seconds(at + 5)).actions()).containsExactly(SEND_ASR);
        }
        assertThat(session.on(ASA_RECEIVED, seconds(30)).actions()).containsExactly(CLEAN_UP);
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    void confirmsByRarAndGoesOn() {
        session.authorized(AuthorizationGrant.defaults().withLifetime(100, 0), 0);

        assertThat(session.on(CONFIRMATION_WANTED, 0).actions()).containsExactly(SEND_RAR);
        assertThat(session.nextCheck()).as("its lifetime still counts").hasValue(seconds(100));
        assertThat(session.on(RAA_SUCCESS, 0).actions()).containsExactly(UPDATE_SESSION);
    }

    @Test
    void keepsNothingWithoutState() {
        var stateless = new AuthorizationServer(false, Duration.ofSeconds(5));

        assertThat(stateless
                        .authorized(AuthorizationGrant.defaults().withLifetime(100, 0), 0)
                        .row())
                .isEqualTo("SS1");
        assertThat(stateless.refused(0).actions()).containsExactly(SEND_FAILURE);
        assertThat(stateless.state()).isEqualTo(IDLE);
        assertThat(stateless.nextCheck()).isEmpty();
    }

    @Test
    void wantsATimeToWait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorizationServer(true, Duration.ZERO))
                .withMessage("resend interval PT0S (expected: more than nothing)");
    }

    @Test
    void knowsAClientThatRestartedByItsOriginStateId() {
        var states = new OriginStates();

        assertThat(states.hasRestarted("nas.example.net", 7)).isFalse();
        assertThat(states.hasRestarted("NAS.example.net", 7)).isFalse();
        assertThat(states.hasRestarted("nas.example.net", 8)).isTrue();
        assertThat(states.hasRestarted("nas.example.net", 7)).as("overtaken").isFalse();
        assertThat(states.hasRestarted("nas.example.net", 8)).isFalse();
        assertThat(states.hasRestarted("nas.example.net", 0)).as("says nothing").isFalse();
        assertThat(states.hasRestarted("nas2.example.net", 9))
                .as("another host")
                .isFalse();
        states.forget("nas.example.net");
        assertThat(states.hasRestarted("nas.example.net", 9)).isFalse();
    }
}
