package dev.lockstep.workloads.social;

import dev.lockstep.workloads.text.SparqlText;
import java.math.BigDecimal;

/** The ways to write a score in RDF. All of them have the same value. */
enum DecimalForm {
    /** In the form in which a store of values gives it back. */
    KEPT {
        @Override
        String text(BigDecimal score) {
            return SparqlText.decimal(score);
        }
    },
    /** With one more zero at the end, which a store of values does not give back. */
    WITH_ZERO {
        @Override
        String text(BigDecimal score) {
            return SparqlText.decimal(score) + "0";
        }
    };

    abstract String text(BigDecimal score);
}
