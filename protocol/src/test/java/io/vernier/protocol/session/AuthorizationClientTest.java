package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationClientAction.*;
import static io.vernier.protocol.session.AuthorizationState.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationClientTest {
    private final AuthorizationClient session = new AuthorizationClient();

    private static long seconds(long seconds) {
        return 1_000_000_000L * seconds;
    }

    private void open(AuthorizationGrant grant) {
        session.requestAccess();
        assertThat(session.granted(grant, Provision.PROVIDED, 0).actions()).containsExactly(GRANT_ACCESS);
    }

    @Test
    @Requirement("R8-2")
    void followsTheServersWordOnItsState() {
        open(AuthorizationGrant.defaults());
        assertThat(session.serviceTerminated(TerminationCause.LOGOUT).actions()).containsExactly(SEND_STR);
        assertThat(session.terminationCause().value()).isEqualTo(1);
        assertThat(session.terminationAnswered().next()).isEqualTo(IDLE);

        open(AuthorizationGrant.defaults().withoutState());
        assertThat(session.serviceTerminated(TerminationCause.LOGOUT).actions()).containsExactly(DISCONNECT_USER);
        assertThat(session.state()).isEqualTo(IDLE);
    }

    @Test
    void cannotLoseItsStateAtTheServerByAReauthorization() {
        open(AuthorizationGrant.defaults());
        session.requestAccess();
        session.granted(AuthorizationGrant.defaults().withoutState(), Provision.PROVIDED, 0);

        assertThat(session.grant().isStateMaintained()).isTrue();
    }

    @Test
    @Requirement("R8.13-1")
    void endsAtItsSessionTimeoutByStr() {
        open(AuthorizationGrant.defaults().withSessionTimeout(60));

        assertThat(session.nextCheck()).hasValue(seconds(60));
        assertThat(session.timer(seconds(59)).isNothing()).isTrue();
        assertThat(session.timer(seconds(60)).row()).isEqualTo("AC13");
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.SESSION_TIMEOUT);
        assertThat(session.nextCheck()).isEmpty();

        session.terminationAnswered();
        open(AuthorizationGrant.defaults().withoutState().withSessionTimeout(60));
        assertThat(session.timer(seconds(60)).actions()).containsExactly(DISCONNECT_USER);

        open(AuthorizationGrant.defaults().withSessionTimeout(0));
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    void asksAgainWhenItsLifetimeEndsAndGivesUpAfterTheGracePeriod() {
        open(AuthorizationGrant.defaults().withLifetime(100, 10));

        assertThat(session.nextCheck()).hasValue(seconds(100));
        assertThat(session.timer(seconds(100)).row()).isEqualTo("AC8");
        assertThat(session.nextCheck()).hasValue(seconds(110));
        assertThat(session.timer(seconds(110)).row()).isEqualTo("AC16");
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.AUTH_EXPIRED);
    }

    @Test
    void aReauthorizationMovesItsEnd() {
        open(AuthorizationGrant.defaults().withLifetime(100, 10).withSessionTimeout(1000));
        session.timer(seconds(100));

        var row = session.granted(AuthorizationGrant.defaults().withLifetime(50, 0), Provision.PROVIDED, seconds(101));

        assertThat(row.actions()).containsExactly(PROVIDE_SERVICE);
        assertThat(session.nextCheck()).as("no grace: sooner").hasValue(seconds(146));
        assertThat(session.timer(seconds(146)).actions()).containsExactly(SEND_AUTH_REQUEST);
        assertThat(session.nextCheck()).hasValue(seconds(151));
        session.granted(AuthorizationGrant.defaults(), Provision.PROVIDED, seconds(152));
        assertThat(session.nextCheck())
                .as("the Session-Timeout of the first answer")
                .hasValue(seconds(1000));
    }

    @Test
    void readsLifetimesAsTheRfcDoes() {
        open(AuthorizationGrant.defaults());
        assertThat(session.nextCheck()).as("absent: none").isEmpty();
        session.granted(
                AuthorizationGrant.defaults().withLifetime(AuthorizationGrant.NO_LIFETIME, 5), Provision.PROVIDED, 0);
        assertThat(session.nextCheck()).as("all ones: none").isEmpty();
        session.granted(AuthorizationGrant.defaults().withLifetime(0, 5), Provision.PROVIDED, 7);
        assertThat(session.nextCheck()).as("zero: at once").hasValue(7);
        assertThat(session.timer(7).actions()).containsExactly(SEND_AUTH_REQUEST);
        session.granted(AuthorizationGrant.defaults().withLifetime(0, 0), Provision.PROVIDED, 8);
        assertThat(session.timer(8).actions()).containsExactly(SEND_AUTH_REQUEST);
        assertThat(session.nextCheck()).as("not void before it fails").isEmpty();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AuthorizationGrant.defaults().withLifetime(100, 0).withSessionTimeout(99))
                .withMessage("Session-Timeout 99 (expected: at least the Authorization-Lifetime 100,"
                        + " RFC 6733 section 8.9)");
    }

    @Test
    @Requirement("R8.4-2")
    void endsByStrWhatWasAuthorizedButNeverStarted() {
        session.requestAccess();
        assertThat(session.granted(AuthorizationGrant.defaults(), Provision.NOT_PROVIDED, 0)
                        .actions())
                .containsExactly(SEND_STR);
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.SERVICE_NOT_PROVIDED);
        session.terminationAnswered();

        session.requestAccess();
        session.granted(AuthorizationGrant.defaults(), Provision.NOT_PROCESSED, 0);
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.BAD_ANSWER);
        session.terminationAnswered();

        session.requestAccess();
        session.serviceTerminated(TerminationCause.LOGOUT);
        assertThat(session.granted(AuthorizationGrant.defaults(), Provision.PROVIDED, 0)
                        .row())
                .isEqualTo("AC5");
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.LOGOUT);
        session.terminationAnswered();

        session.requestAccess();
        session.notDelivered(0);
        assertThat(session.granted(AuthorizationGrant.defaults(), Provision.PROVIDED, 0)
                        .row())
                .as("a success that comes too late")
                .isEqualTo("G7");
    }

    @Test
    @Requirement("R8.5-1")
    void answersAnAsrByWhatBecomesOfTheSession() {
        assertThat(session.abortRequested(true).actions().get(0).resultCode()).isEqualTo(5002);
        open(AuthorizationGrant.defaults());

        assertThat(session.abortRequested(false).actions().get(0).resultCode()).isEqualTo(5012);
        assertThat(session.abortRequested(true).actions()).containsExactly(SEND_ASA_SUCCESS, SEND_STR);
        assertThat(SEND_ASA_SUCCESS.resultCode()).isEqualTo(2001);
        assertThat(session.terminationCause()).isEqualTo(TerminationCause.ADMINISTRATIVE);
        assertThat(session.abortRequested(true).actions()).containsExactly(SEND_ASA_SUCCESS);
    }

    @Test
    void triesOnceMoreAndThenGoesOnWhereThatIsAllowed() {
        open(AuthorizationGrant.defaults()
                .withLifetime(100, 10)
                .withBinding(0, SessionServerFailover.TRY_AGAIN_ALLOW_SERVICE));
        session.timer(seconds(100));

        assertThat(session.notDelivered(seconds(105)).actions()).containsExactly(RESEND_AUTH_REQUEST);
        assertThat(session.notDelivered(seconds(108)).actions()).containsExactly(PROVIDE_SERVICE);
        assertThat(session.nextCheck()).as("another lifetime").hasValue(seconds(208));
        session.timer(seconds(208));
        assertThat(session.notDelivered(seconds(209)).actions()).containsExactly(RESEND_AUTH_REQUEST);
    }

    @Test
    @Requirement("R8.19-1")
    void givesTheUserTheTimeOfTheMultiRoundTimeOut() {
        session.requestAccess();
        assertThat(session.multiRound(Duration.ofSeconds(30), 0).actions()).containsExactly(PROMPT_USER);

        assertThat(session.nextCheck()).hasValue(seconds(30));
        assertThat(session.requestAccess().actions()).containsExactly(SEND_AUTH_REQUEST);
        assertThat(session.nextCheck()).as("the user responded").isEmpty();

        session.multiRound(Duration.ofSeconds(30), seconds(1));
        assertThat(session.timer(seconds(31)).actions()).containsExactly(CLEAN_UP);
    }

    @Test
    void namesTheServerUnlessTheSessionBindingSaysNot() {
        var unbound = AuthorizationGrant.defaults();
        assertThat(unbound.namesHostInReAuth()).isTrue();
        assertThat(unbound.namesHostInTermination()).isTrue();
        assertThat(unbound.namesHostInAccounting()).isTrue();

        for (int bits = 0; bits < 8; bits++) {
            var grant = unbound.withBinding(bits, SessionServerFailover.REFUSE_SERVICE);
            assertThat(grant.namesHostInReAuth()).isEqualTo((bits & 1) == 0);
            assertThat(grant.namesHostInTermination()).isEqualTo((bits & 2) == 0);
            assertThat(grant.namesHostInAccounting()).isEqualTo((bits & 4) == 0);
        }
    }

    @Test
    void keepsTheNewestClasses() {
        var first = AuthorizationGrant.defaults().withClasses(List.of(new byte[] {1}));
        open(first);

        session.granted(AuthorizationGrant.defaults(), Provision.PROVIDED, 0);
        assertThat(session.grant().classes()).containsExactly(new byte[] {1});
        session.granted(first.withClasses(List.of(new byte[] {2}, new byte[] {3})), Provision.PROVIDED, 0);
        assertThat(session.grant().classes()).containsExactly(new byte[] {2}, new byte[] {3});
    }
}
