package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container of a process that was killed is removed by whichever program can do it. */
class RemovalTest {

    @TempDir
    private Path folder;

    @Test
    void the_first_program_that_can_removes_the_container() throws Exception {
        program("docker", 0);
        program("curl", 0);

        remove();

        assertThat(said("docker")).containsExactly("-H unix:///run/engine.sock rm -f -v c1");
        assertThat(folder.resolve("curl.said")).doesNotExist();
    }

    @Test
    void a_program_that_fails_is_followed_by_the_other() throws Exception {
        program("docker", 1);
        program("curl", 0);

        remove();

        assertThat(said("docker")).hasSize(1);
        assertThat(said("curl"))
                .containsExactly(
                        "--unix-socket /run/engine.sock -X DELETE http://localhost/containers/c1?force=true&v=true");
    }

    @Test
    void so_is_one_that_is_not_there() throws Exception {
        program("curl", 0);

        remove();

        assertThat(said("curl")).hasSize(1);
    }

    private void program(String name, int exit) throws Exception {
        File program = Files.writeString(
                        folder.resolve(name),
                        "#!/bin/sh\necho \"$@\" >'" + folder + "'/" + name + ".said\nexit " + exit)
                .toFile();
        assertThat(program.setExecutable(true)).isTrue();
    }

    private List<String> said(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name + ".said"));
    }

    private void remove() throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("/bin/sh", "-c", ContainerServer.REMOVAL, "leash", "unix:///run/engine.sock", "c1");
        shell.environment().put("PATH", folder.toString());
        shell.redirectErrorStream(true);
        Process removing = shell.start();
        removing.getInputStream().readAllBytes();
        removing.waitFor();
    }
}
