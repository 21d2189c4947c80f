package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.lockstep.backend.ArmUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Containers whose labels name owners of every kind; none of them is ever started. */
@Tag("container")
@NeedsContainers
class LeftoversTest {

    private final Owner self = Owner.self();
    private final List<String> made = new ArrayList<>();

    private DockerClient client;
    private String image;

    @BeforeEach
    void an_image() {
        client = DockerClientFactory.instance().client();
        image = new ImageFromDockerfile()
                .withFileFromString("Dockerfile", "FROM scratch\nCOPY file /file\n")
                .withFileFromString("file", "content")
                .get();
    }

    @AfterEach
    void nothing_is_left() {
        made.stream()
                .filter(this::exists)
                .forEach(id -> client.removeContainerCmd(id).withForce(true).exec());
        client.removeImageCmd(image).withForce(true).exec();
    }

    @Test
    void what_is_not_ours_is_neither_named_nor_removed() throws ArmUnavailableException, InterruptedException {
        List<String> notOurs = List.of(
                container(Map.of()),
                container(Map.of(Labels.OWNER, unknown().label())),
                container(Map.of(Labels.KIND, Labels.SERVER)),
                container(Map.of(Labels.KIND, "another", Labels.OWNER, unknown().label())));

        nextStart();

        assertThat(notOurs).allMatch(this::exists);
        assertThat(found()).extracting(Leftover::id).doesNotContainAnyElementsOf(notOurs);
    }

    @Test
    void what_belongs_to_a_living_process_is_neither_named_nor_removed()
            throws ArmUnavailableException, InterruptedException {
        String living = container(Labels.of(Labels.SERVER));

        nextStart();

        assertThat(exists(living)).isTrue();
        assertThat(found()).extracting(Leftover::id).doesNotContain(living);
    }

    @Test
    void what_is_in_doubt_is_named_with_its_reason_and_not_removed_by_the_next_start()
            throws ArmUnavailableException, InterruptedException {
        List<String> doubtful = doubtful();

        nextStart();

        assertThat(doubtful).allMatch(this::exists);
        assertThat(Leftovers.find().inDoubt())
                .filteredOn(each -> doubtful.contains(each.id()))
                .hasSameSizeAs(doubtful)
                .allSatisfy(each -> assertThat(each.doubt().orElseThrow()).isNotBlank());
    }

    @Test
    void what_is_in_doubt_is_removed_where_somebody_asks_for_it() {
        List<String> doubtful = doubtful();

        assertThat(found().filter(each -> doubtful.contains(each.id())))
                .allSatisfy(each -> assertThat(each.remove()).isEmpty());

        assertThat(doubtful).noneMatch(this::exists);
    }

    /**
     * Labels of another machine, another folder, an unknown process, a process without a lock, an older version, and no
     * owner.
     */
    private List<String> doubtful() {
        String other = UUID.randomUUID().toString();
        return Stream.of(
                        new Owner(self.pid(), other, self.folder(), self.token()).label(),
                        new Owner(self.pid(), self.boot(), other, self.token()).label(),
                        unknown().label(),
                        new Owner(self.pid(), "", "", other).label(),
                        self.boot() + "/pid:[1]/" + self.pid() + "/1",
                        "2/1/../../../etc/passwd")
                .map(label -> container(Map.of(Labels.KIND, Labels.SERVER, Labels.OWNER, label)))
                .toList();
    }

    private Owner unknown() {
        return new Owner(
                self.pid(), self.boot(), self.folder(), UUID.randomUUID().toString());
    }

    private static void nextStart() throws ArmUnavailableException, InterruptedException {
        ServerSettings.of(Map.of(ServerSettings.LAUNCHER, "container")).launcher();
    }

    private static Stream<Leftover> found() {
        Leftovers all = Leftovers.find();
        return Stream.concat(all.ended().stream(), all.inDoubt().stream());
    }

    private String container(Map<String, String> labels) {
        String id = client.createContainerCmd(image)
                .withCmd("never")
                .withLabels(labels)
                .exec()
                .getId();
        made.add(id);
        return id;
    }

    private boolean exists(String id) {
        try {
            client.inspectContainerCmd(id).exec();
            return true;
        } catch (NotFoundException gone) {
            return false;
        }
    }
}
