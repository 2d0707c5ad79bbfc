@echo off
setlocal
rem Works beside a portable "python" folder, else with an installed selfeval-xl.
set "RUN=selfeval-xl"
if exist "%~dp0python\python.exe" set RUN="%~dp0python\python.exe" -m selfeval_xl
set PYTHONUTF8=1
%RUN% serve
if errorlevel 1 pause
