package org.ridgepoint.experiment;

/** Each package, and those that may use it. */
final class Arrows {
    static final String LISTED = """
            accelerator.analytic
                accelerator.machine accelerator.result
            accelerator.hardware
                accelerator.machine accelerator.serve accelerator.split accelerator.stage accelerator.wait
                experiment.diagram experiment.reproduce experiment.run experiment.scenario
            accelerator.layer
                accelerator.analytic accelerator.hardware accelerator.machine accelerator.mapping
                accelerator.plan accelerator.program accelerator.residence accelerator.sampling
                accelerator.split experiment.run
            accelerator.machine
                accelerator.serve experiment.run experiment.scenario experiment.sweep
            accelerator.mapping
                accelerator.analytic accelerator.hardware accelerator.machine accelerator.plan
                accelerator.program accelerator.residence accelerator.sampling accelerator.split
                accelerator.stage experiment.plan experiment.run experiment.scenario
            accelerator.plan
                experiment.plan experiment.run
            accelerator.price
                accelerator.machine experiment.cli experiment.report experiment.reproduce experiment.run
                experiment.sweep
            accelerator.program
                accelerator.machine accelerator.sampling accelerator.stage accelerator.wait
            accelerator.residence
                accelerator.machine accelerator.program accelerator.stage accelerator.wait
            accelerator.result
                accelerator.machine accelerator.serve accelerator.stage accelerator.wait experiment.explain
                experiment.report experiment.reproduce experiment.run experiment.scenario
                experiment.serve.answer experiment.sweep experiment.trace experiment.whatif
            accelerator.sampling
                accelerator.machine experiment.cli experiment.report experiment.reproduce experiment.run
                experiment.serve.answer experiment.serve.state experiment.sweep.grid experiment.validate
            accelerator.serve
                experiment.scenario
            accelerator.spec
                accelerator.hardware accelerator.machine accelerator.price accelerator.wait experiment.cli
                experiment.explain experiment.memory experiment.report experiment.reproduce experiment.run
                experiment.scenario experiment.serve.answer experiment.serve.state experiment.sweep
                experiment.sweep.grid experiment.whatif
            accelerator.split
                accelerator.machine experiment.run
            accelerator.stage
                accelerator.machine accelerator.wait
            accelerator.wait
                accelerator.machine
            experiment.chart
                experiment.claim experiment.cli experiment.diagram experiment.overview experiment.report
                experiment.serve experiment.serve.answer experiment.validate
            experiment.claim
                experiment.cli
            experiment.cli
            experiment.compare
                experiment.cli experiment.overview
            experiment.config
                experiment.claim experiment.cli experiment.explain experiment.formula experiment.lab
                experiment.mcp experiment.memory experiment.plan experiment.report experiment.reproduce
                experiment.run experiment.scenario experiment.serve experiment.serve.answer
                experiment.serve.state experiment.sweep experiment.sweep.grid experiment.validate
                experiment.whatif experiment.workload
            experiment.diagram
                experiment.cli experiment.report
            experiment.explain
                experiment.cli
            experiment.formula
                experiment.claim experiment.lab
            experiment.lab
                experiment.cli
            experiment.mcp
                experiment.cli
            experiment.memory
                experiment.cli experiment.report experiment.reproduce experiment.run
            experiment.overview
                experiment.cli
            experiment.plan
                experiment.cli
            experiment.progress
                experiment.cli
            experiment.report
                experiment.claim experiment.cli experiment.compare experiment.explain experiment.formula
                experiment.lab experiment.mcp experiment.overview experiment.plan experiment.reproduce
                experiment.scenario experiment.serve experiment.serve.answer experiment.sweep
                experiment.sweep.grid experiment.validate
            experiment.reproduce
                experiment.cli
            experiment.run
                experiment.cli experiment.compare experiment.explain experiment.lab experiment.plan
                experiment.progress experiment.report experiment.reproduce experiment.scenario
                experiment.serve experiment.serve.answer experiment.serve.state experiment.sweep
                experiment.sweep.grid experiment.validate experiment.whatif
            experiment.scenario
                experiment.cli
            experiment.serve
                experiment.cli
            experiment.serve.answer
                experiment.serve
            experiment.serve.queue
                experiment.serve
            experiment.serve.state
                experiment.serve experiment.serve.answer
            experiment.sweep
                experiment.claim experiment.cli experiment.compare experiment.overview experiment.validate
            experiment.sweep.grid
                experiment.claim experiment.cli experiment.formula experiment.lab experiment.overview
                experiment.sweep
            experiment.trace
                experiment.report experiment.serve.answer
            experiment.validate
                experiment.cli
            experiment.whatif
                experiment.cli experiment.explain experiment.report experiment.reproduce
                experiment.serve.answer
            experiment.workload
                experiment.cli experiment.explain experiment.report experiment.reproduce experiment.run
                experiment.scenario experiment.serve.answer experiment.serve.state experiment.sweep.grid
                experiment.validate
            sim.account
                accelerator.machine accelerator.result accelerator.wait experiment.explain
                experiment.report experiment.reproduce experiment.serve.answer experiment.sweep
                experiment.trace experiment.whatif
            sim.compute
                accelerator.hardware accelerator.layer accelerator.machine accelerator.mapping
                accelerator.price accelerator.program accelerator.result accelerator.spec accelerator.stage
                experiment.explain experiment.serve.answer
            sim.interconnect
                accelerator.hardware accelerator.spec
            sim.kernel
                accelerator.hardware accelerator.machine accelerator.mapping accelerator.program
                accelerator.residence accelerator.serve accelerator.spec accelerator.stage accelerator.wait
                experiment.scenario experiment.sweep sim.interconnect sim.memory sim.memory.dram
                sim.resource
            sim.memory
                accelerator.hardware accelerator.machine accelerator.price accelerator.residence
                accelerator.result accelerator.spec experiment.cli experiment.report experiment.reproduce
                experiment.scenario experiment.trace
            sim.memory.dram
                accelerator.hardware accelerator.machine accelerator.price experiment.report
                experiment.reproduce sim.memory.dram.study
            sim.memory.dram.study
                experiment.memory experiment.report experiment.reproduce
            sim.memory.dram.table
                accelerator.hardware accelerator.machine accelerator.price accelerator.spec experiment.cli
                experiment.memory experiment.report experiment.reproduce experiment.run
                experiment.serve.state experiment.sweep sim.memory.dram sim.memory.dram.study
            sim.quantity
                accelerator.analytic accelerator.hardware accelerator.layer accelerator.machine
                accelerator.mapping accelerator.plan accelerator.price accelerator.program
                accelerator.residence accelerator.spec accelerator.split accelerator.stage accelerator.wait
                experiment.claim experiment.cli experiment.config experiment.explain experiment.lab
                experiment.memory experiment.report experiment.reproduce experiment.run experiment.scenario
                experiment.serve.answer experiment.sweep.grid experiment.trace experiment.validate
                experiment.whatif experiment.workload sim.compute sim.interconnect sim.kernel sim.memory
                sim.memory.dram sim.memory.dram.study sim.memory.dram.table sim.resource
            sim.resource
                accelerator.hardware accelerator.machine accelerator.program accelerator.result
                accelerator.stage accelerator.wait experiment.serve.answer experiment.trace sim.account
                sim.interconnect sim.memory sim.memory.dram
            workload.footprint
                experiment.cli experiment.report experiment.reproduce
            workload.graph
                accelerator.layer accelerator.machine experiment.explain experiment.report experiment.run
                experiment.sweep experiment.workload workload.footprint workload.onnx workload.onnx.rule
                workload.training workload.zoo workload.zoo.published
            workload.lowering
                workload.graph
            workload.onnx
                experiment.workload
            workload.onnx.file
                experiment.workload workload.onnx workload.onnx.rule
            workload.onnx.rule
                workload.onnx
            workload.op
                accelerator.hardware accelerator.layer accelerator.machine accelerator.price
                accelerator.spec experiment.cli experiment.explain experiment.report experiment.reproduce
                experiment.run experiment.serve.answer experiment.workload workload.footprint
                workload.graph workload.lowering workload.onnx workload.onnx.file workload.onnx.rule
                workload.op.move workload.training workload.zoo
            workload.op.move
                experiment.workload workload.graph workload.lowering workload.onnx.rule workload.training
                workload.zoo
            workload.training
                experiment.cli experiment.sweep.grid experiment.workload
            workload.work
                accelerator.analytic accelerator.layer accelerator.mapping accelerator.plan
                accelerator.program accelerator.split experiment.run experiment.workload workload.graph
                workload.lowering workload.onnx.file workload.onnx.rule workload.op workload.op.move
                workload.training workload.zoo
            workload.zoo
                experiment.cli experiment.report experiment.reproduce experiment.run
                experiment.serve.answer experiment.workload workload.footprint workload.zoo.published
            workload.zoo.published
                experiment.reproduce
            """;

    private Arrows() {}
}
