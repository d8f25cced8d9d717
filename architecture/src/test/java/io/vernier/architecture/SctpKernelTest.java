package io.vernier.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code interop/sctp/with-sctp-kernel} chooses a kernel and hands a command to it, with scripts in place of the
 * programs that would start one.
 */
class SctpKernelTest {
    /** What the script and the commands of these tests take from the machine; nothing that has to do with kernels. */
    private static final List<String> PLAIN_PROGRAMS = List.of(
            "bash env dirname id cat cp mkdir mktemp rm sed realpath chmod df tail grep timeout taskset setsid sleep"
                    .split(" ", -1));

    /** Runs the command that the guest's first process would run, and leaves its status as that would. */
    private static final String GUEST = """
            for word in "$@"; do
                case $word in init=*) job=${word#init=} && job=${job%/init} ;; esac
            done
            bash "$job/command" >&3
            echo $? > "$job/status"
            """;

    @TempDir
    Path root;

    @BeforeEach
    void hasThePlainPrograms() throws IOException {
        for (var program : PLAIN_PROGRAMS) {
            var file = Path.of("/usr/bin", program);
            assumeTrue(Files.isExecutable(file), "the script needs " + file);
            program(program, "exec " + file + " \"$@\"");
        }
        program("ip", "cat > /dev/null");
        program("unshare", "exit 1");
        program("modprobe", "exit 1");
    }

    @Test
    void aKernelThatHasSctpIsTakenAsItIs() throws IOException, InterruptedException {
        program("linux.uml", "echo no guest is needed");
        program("unshare", "shift; if [ \"$1\" = --map-root-user ]; then shift; fi; [ \"$1\" = test ] || exec \"$@\"");

        assertThat(run("--check")).isEqualTo(new Shell.Answer(0, "this kernel has SCTP"));
        assertThat(run("bash", "-c", "echo said; exit 7")).isEqualTo(new Shell.Answer(7, "said"));
    }

    @Test
    void elsewhereAGuestRunsTheCommandWithItsFolderItsEnvironmentAndItsStatus()
            throws IOException, InterruptedException {
        program("linux.uml", GUEST);

        assertThat(run("--check")).isEqualTo(new Shell.Answer(0, "User Mode Linux has SCTP"));
        assertThat(run("bash", "-c", "echo \"$1, $WORD, ${PWD##*/}\"; exit 7", "bash", "an 'argument' $"))
                .isEqualTo(new Shell.Answer(
                        7,
                        "an 'argument' $, a word, "
                                + Path.of("").toAbsolutePath().getFileName()));
    }

    @Test
    void whereNothingBringsAKernelTheSentenceNamesThePackages() throws IOException, InterruptedException {
        var answer = run("--check");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.said())
                .isEqualTo("This machine's kernel has no SCTP, and nothing is here to start one that has:"
                        + " apt-get install user-mode-linux");
        assertThat(run("true")).isEqualTo(new Shell.Answer(125, "with-sctp-kernel: " + answer.said()));
    }

    @Test
    void aCommandThatTakesTooLongIsKilledWithItsGuest() throws IOException, InterruptedException {
        program("linux.uml", "echo $$ > " + root.resolve("pid") + "; " + GUEST);

        var answer = run("-t", "1", "sleep", "1000");

        assertThat(answer).isEqualTo(new Shell.Answer(124, "with-sctp-kernel: killed after 1 s"));
        long pid = Long.parseLong(Files.readString(root.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aGuestThatDiesLeavesItsLastWords() throws IOException, InterruptedException {
        program("linux.uml", "echo no module sctp");

        var answer = run("true");

        assertThat(answer.status()).isEqualTo(125);
        assertThat(answer.said()).contains("no module sctp", "the guest ended before its command did");
    }

    @Test
    void theGuestIsToldOfWritableFoldersAndOfSysctls() throws IOException, InterruptedException {
        program("linux.uml", GUEST.replace("bash \"$job/command\"", "cat \"$job/writable\" \"$job/sysctls\""));
        var folder = root.resolve("is made");

        var answer = run("-w", folder.toString(), "-s", "net.sctp.rto_min=100", "true");

        assertThat(answer).isEqualTo(new Shell.Answer(0, folder.toRealPath() + "\nnet.sctp.rto_min=100"));
    }

    private void program(String name, String script) throws IOException {
        Files.deleteIfExists(root.resolve("bin").resolve(name));
        Shell.program(root.resolve("bin").resolve(name), script);
    }

    /** The script looks for programs in {@code /usr/sbin}, too, of which the test's own must be the first. */
    private Shell.Answer run(String... arguments) throws IOException, InterruptedException {
        var environment = new HashMap<>(Map.of("PATH", root.resolve("bin").toString(), "WORD", "a word"));
        var command = new ArrayList<>(List.of(
                "/bin/bash", House.ROOT.resolve("interop/sctp/with-sctp-kernel").toString()));
        command.addAll(List.of(arguments));
        return Shell.run(environment, command);
    }
}
