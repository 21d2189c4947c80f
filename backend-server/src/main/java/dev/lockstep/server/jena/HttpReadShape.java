package dev.lockstep.server.jena;

import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A way of asking a query over HTTP and of reading the answer.
 *
 * @param route the request
 * @param format the format of the answer
 * @param naming how the request names the format
 */
record HttpReadShape(Route route, ResultsFormat format, Naming naming) {

    /** All shapes. {@link dev.lockstep.op.Operation.Shaped} names one by its place, so new ones follow at the end. */
    static final List<HttpReadShape> ALL = all();

    /** The request that carries the query. */
    enum Route {
        BODY("POST of the query"),
        FORM("POST of a form"),
        GET("GET");

        private final String text;

        Route(String text) {
            this.text = text;
        }
    }

    /** The place in the request that names the format. */
    enum Naming {
        ACCEPT("Accept"),
        /** A format that is wanted among others that are wanted less. */
        WEIGHTED("weighted Accept"),
        PARAMETER("output"),
        /** As {@link #ACCEPT}, with an answer that is compressed on its way. */
        COMPRESSED("compressed, Accept");

        private final String text;

        Naming(String text) {
            this.text = text;
        }
    }

    /** Returns the shape in which a read is asked. Jena's XML cannot carry every text that a script may ask for. */
    static HttpReadShape of(Operation.Shaped shaped) {
        HttpReadShape shape = shaped.of(ALL);
        return shaped.query() instanceof Operation.Ask && shape.format == ResultsFormat.XML
                ? new HttpReadShape(shape.route, ResultsFormat.JSON, shape.naming)
                : shape;
    }

    private static List<HttpReadShape> all() {
        List<HttpReadShape> all = new ArrayList<>();
        for (Route route : Route.values()) {
            for (ResultsFormat format : ResultsFormat.values()) {
                all.add(new HttpReadShape(route, format, Naming.ACCEPT));
            }
        }
        all.add(new HttpReadShape(Route.GET, ResultsFormat.JSON, Naming.PARAMETER));
        all.add(new HttpReadShape(Route.GET, ResultsFormat.XML, Naming.PARAMETER));
        all.add(new HttpReadShape(Route.FORM, ResultsFormat.TSV, Naming.PARAMETER));
        all.add(new HttpReadShape(Route.BODY, ResultsFormat.XML, Naming.WEIGHTED));
        all.add(new HttpReadShape(Route.BODY, ResultsFormat.JSON, Naming.COMPRESSED));
        all.add(new HttpReadShape(Route.GET, ResultsFormat.TSV, Naming.COMPRESSED));
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return route.text + ", " + naming.text + " " + format;
    }
}
