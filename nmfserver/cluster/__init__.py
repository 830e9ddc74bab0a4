"""Beyond one machine: files are taken apart by the workers of a Dask cluster.

`connecting`   connects to a scheduler, or starts one with workers on this machine; refuses workers of another version
`undisturbed`  keeps Ctrl-C from these
`batching`     cuts many files into tasks that take some seconds each
`tasks`        keeps the workers busy, and yields tasks as they are done
`decomposing`  has files taken apart
`worker`       what runs on a worker for that
`training`     has the passes of `nmfserver.training` done, as map and reduce
`summing`      what runs on a worker for that

Queue, protocol, retries and processes are Dask's. Sounds do not travel through it: workers read and write them where
they are, in a shared folder or in a store.
"""
