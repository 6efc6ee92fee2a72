import Generator

ToolProcess.run(.tool, Commands.perform)
