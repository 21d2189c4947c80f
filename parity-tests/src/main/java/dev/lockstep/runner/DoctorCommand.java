package dev.lockstep.runner;

import dev.lockstep.parity.Verdict;
import dev.lockstep.server.ContainerEngine;
import dev.lockstep.server.KeptImage;
import dev.lockstep.server.Leftover;
import dev.lockstep.server.Leftovers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep doctor}: shows which resources are available, and the effect of each missing one. */
@Command(
        name = "doctor",
        description =
                "Shows which resources for walks this machine has, and the effect of each missing one. Exits 3 if one"
                        + " is missing that every walk needs, otherwise 0.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private PluginOptions plugins;

    @Option(
            names = "--clean",
            description =
                    "Remove what is listed: the containers, volumes and unfinished images that killed walks left, or may have"
                            + " left, the cache, and the images of servers. The next walk makes cache and images again; so"
                            + " clean while no walk is under way.")
    private boolean clean;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        ContainerEngine engine = ContainerEngine.find();
        List<Provision> provisions =
                Provision.all(System.getenv(), engine, plugins.catalogue().systems());
        PrintWriter out = spec.commandLine().getOut();
        provisions.forEach(provision -> out.println(provision.line()));
        List<Kept> kept = new ArrayList<>();
        for (CachePart part : CachePart.all()) {
            kept.add(new Kept("cache", part.path().toString(), part.bytes(), part::remove));
        }
        if (engine instanceof ContainerEngine.Answering) {
            KeptImage.all().forEach(image -> kept.add(new Kept("image", image.tag(), image.bytes(), image::remove)));
            leftovers().forEach(out::println);
        }
        kept.forEach(each -> out.println(each.line(clean)));
        out.flush();
        boolean walks = provisions.stream().noneMatch(Provision::prevents);
        return (walks ? Verdict.PARITY : Verdict.INFRA).exitCode();
    }

    /** Something that is kept for the next walk, and that the next walk makes again if it is gone. */
    private record Kept(String what, String name, long bytes, Supplier<Optional<String>> removal) {

        String line(boolean remove) {
            String size = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
            if (!remove) {
                return String.format(
                        Locale.ROOT, "%-8s %-17s %s, kept for the next walk", "kept", what, name + ", " + size);
            }
            return removal.get()
                    .map(reason -> "not removed: " + what + " " + name + ", " + reason)
                    .orElse("removed: " + what + " " + name + ", " + size);
        }
    }

    private List<String> leftovers() {
        Leftovers found = Leftovers.find();
        if (found.ended().isEmpty() && found.inDoubt().isEmpty()) {
            return List.of("killed walks have left nothing");
        }
        List<String> lines = new ArrayList<>();
        if (!found.ended().isEmpty()) {
            lines.add("left by killed walks; removed by the next walk that needs a container, or by --clean:");
            found.ended().forEach(each -> lines.add("  " + title(each)));
        }
        if (!found.inDoubt().isEmpty()) {
            lines.add("possibly left by killed walks; removed only by --clean:");
            found.inDoubt()
                    .forEach(each ->
                            lines.add("  " + title(each) + ": " + each.doubt().orElse("")));
        }
        if (clean) {
            Stream.concat(found.ended().stream(), found.inDoubt().stream()).forEach(each -> lines.add(removal(each)));
        }
        return lines;
    }

    private static String title(Leftover leftover) {
        return leftover.thing().name().toLowerCase(Locale.ROOT) + " " + leftover.id() + " of " + leftover.owner();
    }

    private static String removal(Leftover leftover) {
        String name = leftover.thing().name().toLowerCase(Locale.ROOT) + " " + leftover.id();
        return leftover.remove()
                .map(reason -> "not removed: " + name + ", " + reason)
                .orElse("removed: " + name);
    }
}
