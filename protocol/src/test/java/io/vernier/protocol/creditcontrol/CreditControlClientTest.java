package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlClientAction.*;
import static io.vernier.protocol.creditcontrol.CreditControlOutcome.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.protocol.session.SessionTransition;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CreditControlClientTest {
    private static final CreditControlSettings RICH = CreditControlSettings.defaults()
            .withFinalUnitActions(EnumSet.of(FinalUnitAction.REDIRECT, FinalUnitAction.RESTRICT_ACCESS));
    private static final CreditControlGrant UNITS = CreditControlGrant.nothing().withUnits();

    private static long seconds(long seconds) {
        return 1_000_000_000L * seconds;
    }

    private static CreditControlClient pending(CreditControlSettings settings) {
        var session = CreditControlClient.withInitialRequest(settings);
        assertThat(session.start(0).actions()).containsExactly(SEND_INITIAL, START_TX);
        return session;
    }

    private static CreditControlClient open(CreditControlSettings settings, CreditControlGrant grant) {
        var session = pending(settings);
        session.answered(SUCCESS, grant, false, 0);
        return session;
    }

    private static SessionTransition<CreditControlState, CreditControlClientAction> success(
            CreditControlClient session, CreditControlGrant grant, long now) {
        return session.answered(SUCCESS, grant, false, now);
    }

    private static List<CreditControlClientAction> queued(CreditControlClient session, long now) {
        var actions = new ArrayList<CreditControlClientAction>();
        while (session.hasQueued()) {
            actions.addAll(session.next(now).actions());
        }
        return actions;
    }

    @Test
    @Requirement("C-4")
    void numbersItsRequests() {
        var session = pending(CreditControlSettings.defaults());
        assertThat(session.requestNumber()).isZero();
        success(session, UNITS, 0);

        for (int update = 1; update <= 3; update++) {
            session.unitsElapsed(0);
            assertThat(session.requestNumber()).isEqualTo(update);
            success(session, UNITS, 0);
        }
        session.serviceTerminated(0);
        assertThat(session.requestNumber()).isEqualTo(4);
        success(session, CreditControlGrant.nothing(), 0);
        session.start(0);
        assertThat(session.requestNumber()).isZero();

        assertThat(OneTimeRequest.REQUEST_NUMBER).isZero();
        var withAuthorization = CreditControlClient.withAuthorizationRequest(CreditControlSettings.defaults());
        assertThat(withAuthorization.start(0).actions()).containsExactly(SEND_AA_REQUEST, START_TX);
        success(withAuthorization, UNITS, 0);
        withAuthorization.unitsElapsed(0);
        assertThat(withAuthorization.requestNumber()).isEqualTo(1);
    }

    @Test
    @Requirement("C-9")
    void hasTheDefaultsOfTheRfc() {
        assertThat(CreditControlSettings.defaults().failureHandling()).isEqualTo(FailureHandling.TERMINATE);
        assertThat(CreditControlSettings.defaults().isFailoverSupported()).isFalse();
        assertThat(FailureHandling.of(0)).contains(FailureHandling.TERMINATE);
        assertThat(DebitingFailureHandling.of(0)).contains(DebitingFailureHandling.TERMINATE_OR_BUFFER);
        assertThat(FailureHandling.of(3)).isEmpty();
        assertThat(CreditControlSettings.defaults().debitingFailureHandling())
                .isEqualTo(DebitingFailureHandling.TERMINATE_OR_BUFFER);
        assertThat(CreditControlSettings.defaults().tx()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Requirement("C-10")
    void followsTheServerBeforeTheHomeServerBeforeItsSettings() {
        var session = CreditControlClient.withInitialRequest(
                CreditControlSettings.defaults().withFailureHandling(FailureHandling.CONTINUE));
        assertThat(session.failureHandling()).isEqualTo(FailureHandling.CONTINUE);

        session.direct(Optional.of(FailureHandling.TERMINATE), Optional.empty());
        assertThat(session.failureHandling()).isEqualTo(FailureHandling.TERMINATE);
        session.start(0);
        success(session, UNITS.withFailureHandling(FailureHandling.RETRY_AND_TERMINATE), 0);
        assertThat(session.failureHandling()).isEqualTo(FailureHandling.RETRY_AND_TERMINATE);
        session.unitsElapsed(0);
        success(session, UNITS, 0);
        assertThat(session.failureHandling())
                .as("what was said stays valid")
                .isEqualTo(FailureHandling.RETRY_AND_TERMINATE);
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("C-11")
    void movesASessionOnlyWhereFailoverIsSupported(FailureHandling handling) {
        var stays = open(CreditControlSettings.defaults().withFailureHandling(handling), UNITS);
        stays.unitsElapsed(0);
        assertThat(stays.notDelivered(true, 0).actions()).doesNotContain(RESEND_TO_ALTERNATIVE);

        var unwilling = open(
                CreditControlSettings.defaults().withFailureHandling(handling).withFailover(),
                UNITS.withFailover(false));
        unwilling.unitsElapsed(0);
        assertThat(unwilling
                        .answered(TEMPORARY_ERROR, CreditControlGrant.nothing(), true, 0)
                        .actions())
                .doesNotContain(RESEND_TO_ALTERNATIVE);

        var moves = open(CreditControlSettings.defaults().withFailureHandling(handling), UNITS.withFailover(true));
        moves.unitsElapsed(0);
        assertThat(moves.answered(TEMPORARY_ERROR, CreditControlGrant.nothing(), true, 0)
                        .actions())
                .containsExactly(RESEND_TO_ALTERNATIVE);
        assertThat(moves.answered(TEMPORARY_ERROR, CreditControlGrant.nothing(), true, 0)
                        .next())
                .as("the alternative fails, too")
                .isEqualTo(CreditControlState.IDLE);
    }

    @Test
    void isNotMovedAfterAFailureToSendWithTerminate() {
        var session = open(CreditControlSettings.defaults().withFailover(), UNITS);
        session.unitsElapsed(0);

        assertThat(session.notDelivered(true, 0).actions()).containsExactly(TERMINATE_SERVICE);
    }

    @Test
    void aNewSessionMayAlwaysGoElsewhere() {
        var session = pending(CreditControlSettings.defaults().withFailureHandling(FailureHandling.CONTINUE));

        assertThat(session.notDelivered(true, 0).actions()).containsExactly(RESEND_TO_ALTERNATIVE);
        assertThat(success(session, UNITS, 1).row()).isEqualTo("L2");
        session.unitsElapsed(2);
        assertThat(session.notDelivered(true, 3).actions()).containsExactly(GRANT_SERVICE);
    }

    @Test
    @Requirement("C-13")
    void asksAgainWhenTheValidityTimeElapses() {
        var session = open(CreditControlSettings.defaults(), UNITS.withValidity(Duration.ofSeconds(30)));

        assertThat(session.nextCheck()).hasValue(seconds(30));
        assertThat(session.timer(seconds(29)).isNothing()).isTrue();
        assertThat(session.timer(seconds(30)).actions()).containsExactly(SEND_UPDATE, START_TX);
        success(session, UNITS, seconds(31));
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    @Requirement("C-26")
    void takesALateAnswerWhereTheServiceWasGranted() {
        for (var handling : EnumSet.of(FailureHandling.CONTINUE, FailureHandling.RETRY_AND_TERMINATE)) {
            var session = pending(CreditControlSettings.defaults().withFailureHandling(handling));
            assertThat(session.nextCheck()).hasValue(seconds(10));

            assertThat(session.timer(seconds(10)).actions()).containsExactly(GRANT_SERVICE);
            assertThat(session.nextCheck()).isEmpty();
            assertThat(success(session, UNITS, seconds(119)).next()).isEqualTo(CreditControlState.OPEN);

            session.unitsElapsed(seconds(200));
            session.timer(seconds(210));
            assertThat(session.notDelivered(false, seconds(320)).actions())
                    .as("the request's own time is over")
                    .containsExactly(handling == FailureHandling.CONTINUE ? GRANT_SERVICE : TERMINATE_SERVICE);
        }
        var terminating = pending(CreditControlSettings.defaults());
        assertThat(terminating.timer(seconds(10)).actions()).containsExactly(TERMINATE_SERVICE);
        assertThat(success(terminating, UNITS, seconds(11)).actions()).containsExactly(DISCARD);
    }

    @Test
    void doesWhatWasQueuedInItsOrder() {
        var session = pending(CreditControlSettings.defaults());
        session.ratingChanged(0);
        session.serviceTerminated(0);
        assertThat(session.hasQueued()).isFalse();

        success(session, UNITS, 0);
        assertThat(session.next(0).row()).isEqualTo("M3");
        assertThat(session.hasQueued()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> session.next(0));
        success(session, UNITS, 0);
        assertThat(session.next(0).row()).isEqualTo("M4");
        assertThat(session.state()).isEqualTo(CreditControlState.PENDING_T);
    }

    @Test
    @Requirement("C-16")
    void updatesServicesWhileOtherUpdatesAreUnderWay() {
        var session = open(CreditControlSettings.defaults().withMultipleServices(), UNITS);
        session.unitsElapsed(Optional.empty(), 0);

        assertThat(session.unitsElapsed(Optional.empty(), seconds(4)).actions()).containsExactly(SEND_UPDATE, START_TX);
        assertThat(session.nextCheck()).as("Tx is restarted").hasValue(seconds(14));
        assertThat(session.requestNumber()).isEqualTo(2);
        assertThat(success(session, UNITS, seconds(5)).next()).isEqualTo(CreditControlState.PENDING_U);
        assertThat(session.nextCheck()).hasValue(seconds(14));
        assertThat(success(session, UNITS, seconds(6)).actions()).containsExactly(STOP_TX);
        assertThat(session.state()).isEqualTo(CreditControlState.OPEN);
        assertThat(session.nextCheck()).isEmpty();

        var server = new CreditControlServer(Duration.ofSeconds(60));
        server.processed(RequestType.INITIAL_REQUEST, true, Duration.ZERO, 0);
        for (long overtaken : new long[] {2, 1}) {
            assertThat(server.isDuplicate(overtaken)).isFalse();
            assertThat(server.isExpected(RequestType.UPDATE_REQUEST)).isTrue();
            assertThat(server.processed(RequestType.UPDATE_REQUEST, true, Duration.ZERO, 0)
                            .row())
                    .isEqualTo("V5");
        }

        var single = open(CreditControlSettings.defaults(), UNITS);
        single.unitsElapsed(0);
        assertThat(single.unitsElapsed(0).actions())
                .as("no units in possession")
                .isEmpty();
    }

    @Test
    void answersReAuthRequestsByWhatIsUnderWay() {
        var session = open(CreditControlSettings.defaults().withMultipleServices(), UNITS);

        var row = session.reAuthRequested(false, 0);
        assertThat(row.actions()).containsExactly(SEND_RAA_LIMITED, SEND_UPDATE, START_TX);
        assertThat(SEND_RAA_LIMITED.resultCode()).isEqualTo(2002);
        row = session.reAuthRequested(false, 0);
        assertThat(row.actions()).containsExactly(SEND_RAA);
        assertThat(SEND_RAA.resultCode()).isEqualTo(2001);
        row = session.reAuthRequested(true, 0);
        assertThat(row.actions())
                .as("a pool or services beside those under way")
                .containsExactly(SEND_RAA_LIMITED, SEND_UPDATE, START_TX);
    }

    @ParameterizedTest(name = "{0}, supported {1}: {2}")
    @CsvSource({
        "TERMINATE,       true,  TERMINATE_SERVICE+SEND_TERMINATION",
        "TERMINATE,       false, TERMINATE_SERVICE+SEND_TERMINATION",
        "REDIRECT,        true,  START_FINAL_ACTION+SEND_UPDATE+START_TX",
        "REDIRECT,        false, TERMINATE_SERVICE+SEND_TERMINATION",
        "RESTRICT_ACCESS, true,  START_FINAL_ACTION+SEND_UPDATE+START_TX",
        "RESTRICT_ACCESS, false, TERMINATE_SERVICE+SEND_TERMINATION",
    })
    @Requirement("C-19")
    void endsTheServiceAtItsFinalUnitsUnlessItCanDoWhatIsWanted(
            FinalUnitAction action, boolean isSupported, String actions) {
        var session = open(isSupported ? RICH : CreditControlSettings.defaults(), UNITS.withFinalUnits(action));

        assertThat(session.hasQueued()).isFalse();
        var row = session.unitsElapsed(0);

        assertThat(String.join("+", row.actions().stream().map(Enum::name).toList()))
                .isEqualTo(actions);
    }

    @Test
    void restrictsTheUserUntilThereAreUnitsAgain() {
        var session = open(RICH, UNITS.withFinalUnits(FinalUnitAction.REDIRECT));
        session.unitsElapsed(0);
        assertThat(session.isFinalActionOn()).isTrue();
        success(session, CreditControlGrant.nothing().withValidity(Duration.ofSeconds(60)), 0);
        assertThat(session.isFinalActionOn()).isTrue();

        assertThat(session.timer(seconds(60)).actions()).containsExactly(SEND_UPDATE, START_TX);
        assertThat(success(session, UNITS, seconds(61)).actions()).containsExactly(STOP_TX, END_FINAL_ACTION);
        assertThat(session.isFinalActionOn()).isFalse();
        assertThat(session.unitsElapsed(0).actions()).containsExactly(SEND_UPDATE, START_TX);
    }

    @Test
    @Requirement("C-21")
    void beginsTheFinalActionAtOnceWhereThereAreNoUnits() {
        var redirected = open(
                RICH,
                CreditControlGrant.nothing()
                        .withValidity(Duration.ofSeconds(60))
                        .withFinalUnits(FinalUnitAction.REDIRECT));
        assertThat(queued(redirected, 0)).containsExactly(START_FINAL_ACTION);
        assertThat(redirected.state()).as("without a message").isEqualTo(CreditControlState.OPEN);
        assertThat(redirected.nextCheck()).hasValue(seconds(60));

        var ended = open(RICH, CreditControlGrant.nothing().withFinalUnits(FinalUnitAction.TERMINATE));
        assertThat(queued(ended, 0)).containsExactly(TERMINATE_SERVICE, SEND_TERMINATION);
    }

    @Test
    void endsAServiceThatCannotBeReachedWhileTheUserIsRestricted() {
        var session = open(
                RICH.withFailureHandling(FailureHandling.CONTINUE), UNITS.withFinalUnits(FinalUnitAction.REDIRECT));
        session.unitsElapsed(0);

        assertThat(session.timer(seconds(10)).actions()).containsExactly(TERMINATE_SERVICE);
    }

    @Test
    void endsTheServiceOfOneRatingGroup() {
        var session = open(RICH.withMultipleServices(), UNITS);

        assertThat(session.unitsElapsed(Optional.of(FinalUnitAction.TERMINATE), 0)
                        .actions())
                .containsExactly(TERMINATE_GROUP, SEND_UPDATE, START_TX);
        assertThat(session.state()).isEqualTo(CreditControlState.PENDING_U);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2001, SUCCESS",
        "2002, SUCCESS",
        "3002, TEMPORARY_ERROR",
        "3004, TEMPORARY_ERROR",
        "3005, TEMPORARY_ERROR",
        "3001, FAILED_ANSWER",
        "4010, SERVICE_DENIED",
        "4012, SERVICE_DENIED",
        "4011, NOT_APPLICABLE",
        "4001, TEMPORARY_ERROR",
        "5030, USER_UNKNOWN",
        "5031, FAILED_ANSWER",
        "5012, FAILED_ANSWER",
        "9999, FAILED_ANSWER",
    })
    void readsAnswersAsTheRfcDoes(long resultCode, CreditControlOutcome outcome) {
        assertThat(CreditControlOutcome.of(resultCode)).isEqualTo(outcome);
        assertThat(CreditControlOutcome.mayTryElsewhereAfter(resultCode))
                .isEqualTo(resultCode == 3002 || resultCode == 3004);
    }
}
