package dev.lockstep.server.h2;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.NeedsContainers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;

@Tag("container")
@NeedsContainers
class ContainerSecretPasswordTest extends SecretPassword {

    private final DockerClient client = DockerClientFactory.lazyClient();

    @Override
    Launcher launcher() {
        return new ContainerLauncher(Optional.empty());
    }

    @Override
    List<String> seenOf(String arm) {
        var container = client.inspectContainerCmd(arm).exec();
        return List.of(
                container.getRawValues().toString(),
                client.inspectImageCmd(container.getImageId())
                        .exec()
                        .getRawValues()
                        .toString(),
                log(arm));
    }

    @Override
    void kill(String arm) {
        client.killContainerCmd(arm).exec();
    }

    private String log(String arm) {
        List<String> written = new ArrayList<>();
        try {
            client.logContainerCmd(arm)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            written.add(new String(frame.getPayload(), StandardCharsets.ISO_8859_1));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
        return String.join("", written);
    }
}
