package dev.lockstep.project;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import java.util.ArrayList;
import java.util.List;

/**
 * The script of a transport to a server, which starts the server first.
 *
 * @param transport the transport's own
 * @param server the server
 */
record ServedReproducer(Reproducer transport, DescribedServer server) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        Reproduced asked = transport.reproduce(reproduction);
        int begin = PlayScript.BEGIN.size();
        List<String> play = new ArrayList<>(asked.play());
        if (begin > play.size() || !play.subList(0, begin).equals(PlayScript.BEGIN)) {
            throw new IllegalStateException("the script of a described transport begins in another way");
        }
        List<String> served = new ArrayList<>(
                List.of("# The server. PORT is its port.", "SERVER_LOG=$WORK/server.log", ": >\"$SERVER_LOG\""));
        served.addAll(server.script(reproduction.version()));
        served.add("trap server_end EXIT");
        served.add("trap 'exit 130' INT TERM");
        served.add("server_begin || { echo 'the server did not begin:'; cat \"$SERVER_LOG\"; exit 3; } >&2");
        play.addAll(begin, served);
        return new Reproduced(asked.files(), play, asked.words(), asked.omitted());
    }
}
