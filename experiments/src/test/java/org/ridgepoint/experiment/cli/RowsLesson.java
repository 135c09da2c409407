package org.ridgepoint.experiment.cli;

/** A lesson of four steps, one of each kind, for tests of what becomes of it. */
final class RowsLesson {
    static final String TEXT = """
            title: Rows and time
            teaches: that more rows take longer
            minutes: 5
            parameters:
              rows: {from: 8, to: 64, step: 8}
              name: {of: [Ada, Grace]}
            text: |
              {name} has {rows} rows, and {2 * rows} of them are twice as many.

                  a line that stays
                    as it is
            steps:
              work:
                question: How many multiply-accumulates are {rows} x 64 times 64 x 64?
                kind: number
                unit: MAC
                tolerance: 1 %
                runs:
                  base: {chip: tiny, workload: "gemm:{rows},64,64"}
                  twice: {like: base, workload: "gemm:{2 * rows},64,64"}
                answer: base.macs
                mistakes: [{answer: 2 * base.macs, hint: "Those are {2 * base.macs} operations."}]
                hint: Rows times columns times what is between them.
                after: It took {base.latencySeconds | s}.
              longer:
                question: Do twice the rows take longer?
                kind: yes-no
                answer: twice.cycles > base.cycles
                hint: There is more to do.
                after: "{base.cycles} cycles became {twice.cycles}."
              most:
                question: Which of 8, 16 and 32 rows take longest?
                kind: choice
                options:
                  few: {text: eight, by: "value(sweep.cycles, sweep.workload == \\"gemm:8,64,64\\")"}
                  some: {text: sixteen, by: "value(sweep.cycles, sweep.workload == \\"gemm:16,64,64\\")"}
                  many: {text: thirty-two, by: most(sweep.cycles)}
                runs:
                  sweep: {like: base, over: {key: workload, values: ["gemm:8,64,64", "gemm:16,64,64", "gemm:32,64,64"]}}
                hint: Count.
                after: From {least(sweep.cycles)} to {most(sweep.cycles)} cycles.
              order:
                question: And in order?
                kind: ranking
                tolerance: 1
                options:
                  few: {text: eight, by: least(sweep.cycles)}
                  many: {text: thirty-two, by: most(sweep.cycles)}
                hint: Count.
                after: That was all.
            """;

    /** Right answers for one who has 24 rows. */
    static final String RIGHT = "work: 98 304 MAC\nlonger: yes\nmost: many\norder: [many, few]\n";

    private RowsLesson() {}
}
