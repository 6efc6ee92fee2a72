import Generator

ToolProcess.run(BuildTool.table, BuildTool.perform)
