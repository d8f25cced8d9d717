package io.vernier.cli.charging;

import static io.vernier.codec.ResultCode.CREDIT_LIMIT_REACHED;
import static io.vernier.codec.ResultCode.SUCCESS;
import static io.vernier.codec.ResultCode.UNKNOWN_SESSION_ID;
import static io.vernier.codec.ResultCode.USER_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.charging.Accounts.Grant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final String ANNA = "001010000000001";
    private final Accounts accounts = Accounts.ofKnownSubscribers();

    @BeforeEach
    void anAccountAndASession() {
        accounts.put(ANNA, 100);
        assertThat(accounts.open("s", ANNA)).isEqualTo(SUCCESS);
    }

    @Test
    void whatIsReservedIsNotAvailableToOthers() {
        accounts.open("t", ANNA);

        assertThat(accounts.reserve("s", 1, 70)).isEqualTo(new Grant(SUCCESS, 70, false));
        assertThat(accounts.reserve("t", 1, 70)).isEqualTo(new Grant(SUCCESS, 30, true));
        assertThat(accounts.reserve("t", 2, 1)).isEqualTo(new Grant(CREDIT_LIMIT_REACHED, 0, false));
    }

    @Test
    void whatWasNotUsedComesBack() {
        accounts.reserve("s", 1, 70);

        accounts.debit("s", 1, 20);

        assertThat(accounts.available(ANNA)).contains(80L);
    }

    @Test
    void moreMayBeUsedThanWasReservedButNotMoreThanThereIs() {
        accounts.reserve("s", 1, 10);
        accounts.debit("s", 1, 30);
        assertThat(accounts.available(ANNA)).contains(70L);

        accounts.debit("s", 1, 1000);
        assertThat(accounts.available(ANNA)).contains(0L);
    }

    @Test
    void aNewReservationTakesThePlaceOfTheOldOne() {
        accounts.reserve("s", 1, 70);

        assertThat(accounts.reserve("s", 1, 90)).isEqualTo(new Grant(SUCCESS, 90, false));
        assertThat(accounts.available(ANNA)).contains(10L);
    }

    @Test
    void aClosedSessionGivesEverythingBackAndIsUnknown() {
        accounts.reserve("s", 1, 40);
        accounts.reserve("s", 2, 40);

        accounts.close("s");

        assertThat(accounts.available(ANNA)).contains(100L);
        assertThat(accounts.reserve("s", 1, 1)).isEqualTo(new Grant(UNKNOWN_SESSION_ID, 0, false));
        assertThat(accounts.sessions()).isZero();
    }

    @Test
    void anUnknownSubscriberIsRefusedUnlessEverybodyHasAnAccount() {
        assertThat(accounts.open("t", "nobody")).isEqualTo(USER_UNKNOWN);
        assertThat(accounts.charge("nobody", 1)).isEqualTo(new Grant(USER_UNKNOWN, 0, false));

        var all = Accounts.ofAnySubscriber(50);

        assertThat(all.open("t", "somebody")).isEqualTo(SUCCESS);
        assertThat(all.available("somebody")).contains(50L);
    }

    @Test
    void eventsAreChargedWholeOrNotAtAll() {
        assertThat(accounts.charge(ANNA, 101)).isEqualTo(new Grant(CREDIT_LIMIT_REACHED, 0, false));
        assertThat(accounts.charge(ANNA, 100)).isEqualTo(new Grant(SUCCESS, 100, true));
        assertThat(accounts.refund(ANNA, 30)).isEqualTo(new Grant(SUCCESS, 30, false));
        assertThat(accounts.available(ANNA)).contains(30L);
    }

    @Test
    void threadsDoNotLoseUnits() throws InterruptedException {
        accounts.put(ANNA, 40_000);
        var threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            String session = "t" + t;
            threads[t] = Thread.ofPlatform().start(() -> {
                accounts.open(session, ANNA);
                for (int i = 0; i < 5000; i++) {
                    accounts.reserve(session, 1, 3);
                    accounts.debit(session, 1, 2);
                }
                accounts.close(session);
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(accounts.available(ANNA)).contains(0L);
    }
}
